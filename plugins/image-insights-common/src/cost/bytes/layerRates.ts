import { PullImage, ReuseRule } from '../schema';
import { followLayers, NONE } from './followLayers';
import { missingLayers } from './missingLayers';

/**
 * How often something moved: `moved` of `transitions` times.
 * @public
 */
export interface MoveRate {
  moved: number;
  /** 1 or more. */
  transitions: number;
}

/**
 * How often each part of an image moves from one deployment to the next.
 * @public
 */
export interface LayerRates {
  /** Of the layers of the newest release, bottom first. */
  layers: MoveRate[];
  /** Of its config and manifest: how often the image was another one. */
  image: MoveRate;
  /** True where there is one release only: nothing is known, all moves. */
  isFirstRelease: boolean;
  /** True where chain IDs were not known, so that digests decided somewhere. */
  isChainUnknown: boolean;
}

/**
 * Releases are not changed once they are read, and each is asked for again
 * and again by what-ifs.
 */
const calculated = new WeakMap<PullImage[], Map<ReuseRule, LayerRates>>();

/**
 * How often each layer of the newest release moves, told by what was deployed
 * before. `releases` are oldest first; from each to the next is a transition,
 * and what a node that holds the one pulls of the other has moved in it. A
 * digest that is deployed again is a transition in which nothing moves.
 *
 * A layer is followed back from release to release: to the one with the same
 * contents, the one made by the same step, else the one in its place.
 * Its rate is the share of the transitions since it (or what it follows)
 * first came in which it moved. How large layers are plays no part.
 *
 * With one release everything moves: 1 of 1.
 *
 * @example
 * Four releases of base, dependencies, application: (b1 d1 a1), (b1 d1 a2),
 * (b1 d2 a3), (b1 d2 a4) are three transitions. The base moved in none of
 * them, 0 of 3; the dependencies 1 of 3; the application 3 of 3. A typical
 * pull then moves a third of the dependencies and all of the application.
 * @public
 */
export function layerRates(options: {
  releases: PullImage[];
  reuse: ReuseRule;
}): LayerRates {
  const { releases, reuse } = options;
  const known = calculated.get(releases) ?? new Map<ReuseRule, LayerRates>();
  const rates = known.get(reuse) ?? ratesOf(releases, reuse);
  calculated.set(releases, known.set(reuse, rates));
  return rates;
}

function ratesOf(releases: PullImage[], reuse: ReuseRule): LayerRates {
  const newest = releases[releases.length - 1];
  const count = newest?.layers.length ?? 0;
  const layers: MoveRate[] = Array.from({ length: count }, () => ({
    moved: 0,
    transitions: 0,
  }));
  const image: MoveRate = { moved: 0, transitions: 0 };
  let isChainUnknown = false;
  /** Where each of the newest layers is in the release that is looked at. */
  const places = layers.map((_, index) => index);
  for (let index = releases.length - 1; index > 0; index--) {
    const later = releases[index];
    const earlier = releases[index - 1];
    image.transitions++;
    for (let layer = 0; layer < count; layer++) {
      layers[layer].transitions += places[layer] === NONE ? 0 : 1;
    }
    if (earlier.digest === later.digest) {
      continue;
    }
    image.moved++;
    const missing = missingLayers({ image: later, held: [earlier], reuse });
    isChainUnknown ||= missing.isChainUnknown;
    const hasMoved = new Array<boolean>(later.layers.length).fill(false);
    for (const place of missing.layers) {
      hasMoved[place] = true;
    }
    const followed = followLayers(earlier.layers, later.layers);
    for (let layer = 0; layer < count; layer++) {
      const place = places[layer];
      if (place !== NONE) {
        layers[layer].moved += hasMoved[place] ? 1 : 0;
        places[layer] = followed[place];
      }
    }
  }
  return {
    layers: layers.map(orAlways),
    image: orAlways(image),
    isFirstRelease: releases.length < 2,
    isChainUnknown,
  };
}

/** What was never seen to come moves, as far as one can tell. */
function orAlways(rate: MoveRate): MoveRate {
  return rate.transitions === 0 ? { moved: 1, transitions: 1 } : rate;
}
