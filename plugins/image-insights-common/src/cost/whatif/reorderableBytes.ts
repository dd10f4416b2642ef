import { carriedBytes } from '../bytes/carriedBytes';
import { chancesHeld } from '../bytes/chancesHeld';
import { followLayers, NONE } from '../bytes/followLayers';
import { MoveRate } from '../bytes/layerRates';
import { isSameLayer, missingLayers } from '../bytes/missingLayers';
import { CostStream, PullImage, PullLayer, ReuseRule } from '../schema';

/**
 * What a node that keeps the last release would pull less on average if the
 * image's layers lay in a better order: bytes per pull, not rounded.
 *
 * Measured from what was deployed; see {@link reorderableRates}.
 * @public
 */
export function reorderableBytes(stream: CostStream): number {
  const { releases, settings } = stream;
  const { layers } = releases[releases.length - 1];
  const carried = carriedBytes(layers);
  const chances = settings.sharedNodes
    ? chancesHeld(layers, settings.reuse)
    : [];
  // By divisor first, as the bytes that move are summed: so the two subtract exactly.
  const sums: number[] = [];
  reorderableRates({ releases, reuse: settings.reuse }).forEach(
    ({ moved, transitions }, index) => {
      sums[transitions] =
        (sums[transitions] ?? 0) +
        moved * carried[index] * (1 - (chances[index] ?? 0));
    },
  );
  return sums.reduce((total, sum, divisor) => total + sum / divisor, 0);
}

/**
 * How often each layer of the newest release moved for nothing: its step and
 * its contents were the same as before (equal diff ID, or equal files), it
 * moved only because a layer below it had changed, and it could as well lie
 * below that one.
 *
 * A layer could lie lower where each release that changes it changes the layer
 * below it, too: then no release moves more than before. Layers of the base
 * stay where they are, so that what moved because the base was replaced counts
 * as needed; so does what moved when a layer below it was removed, and all that
 * a release moved of which nothing is known to be the same.
 *
 * Whether a step needs the files of one that it would then precede is not
 * known. Where its result did not change although those files did, it is not
 * likely.
 *
 * @returns Rates as `layerRates` has them; none above the one there.
 * @public
 */
export function reorderableRates(options: {
  releases: PullImage[];
  reuse: ReuseRule;
}): MoveRate[] {
  const layers = options.releases.at(-1)?.layers ?? [];
  const transitions = transitionsOf(options);
  const order = betterOrder(layers, transitions);
  const below = order.map((_, place) => order.slice(0, place));
  const placeOf = new Map(order.map((layer, place) => [layer, place]));
  return layers.map((_, layer) => {
    const known = transitions.filter(({ exists }) => exists[layer]);
    const saved = known.filter(
      ({ moved, isFree, hasChanged }) =>
        moved[layer] &&
        isFree[layer] &&
        !hasChanged[layer] &&
        !below[placeOf.get(layer) ?? 0].some(other => hasChanged[other]),
    );
    return { moved: saved.length, transitions: Math.max(1, known.length) };
  });
}

/** What one release did to the layers of the newest one, by their place. */
interface Transition {
  /** It, or what it follows, was there. */
  exists: boolean[];
  moved: boolean[];
  /** Its contents or its step are not what they were. */
  hasChanged: boolean[];
  /** Nothing below it was removed. */
  isFree: boolean[];
}

/** Newest first. */
function transitionsOf(options: {
  releases: PullImage[];
  reuse: ReuseRule;
}): Transition[] {
  const { releases, reuse } = options;
  const newest = releases.at(-1)?.layers ?? [];
  const transitions: Transition[] = [];
  let places = newest.map((_, index) => index);
  for (let index = releases.length - 1; index > 0; index--) {
    const later = releases[index];
    const earlier = releases[index - 1];
    const exists = places.map(place => place !== NONE);
    if (earlier.digest === later.digest) {
      const never = newest.map(() => false);
      transitions.push({
        exists,
        moved: never,
        hasChanged: never,
        isFree: never,
      });
      continue;
    }
    const followed = followLayers(earlier.layers, later.layers);
    const missing = new Set(
      missingLayers({ image: later, held: [earlier], reuse }).layers,
    );
    const lowestRemoved = lowestNotIn(earlier.layers.length, followed);
    transitions.push({
      exists,
      moved: places.map(place => missing.has(place)),
      hasChanged: places.map(
        place =>
          place !== NONE &&
          !isEqual(earlier.layers[followed[place]], later.layers[place]),
      ),
      isFree: places.map(
        place => place !== NONE && followed[place] < lowestRemoved,
      ),
    });
    places = places.map(place => (place === NONE ? NONE : followed[place]));
  }
  return transitions;
}

function lowestNotIn(count: number, places: readonly number[]): number {
  const found = new Set(places);
  let lowest = 0;
  while (lowest < count && found.has(lowest)) {
    lowest++;
  }
  return lowest < count ? lowest : Infinity;
}

function isEqual(earlier: PullLayer | undefined, later: PullLayer): boolean {
  if (earlier === undefined) {
    return false;
  }
  const isSameStep =
    earlier.step === undefined ||
    later.step === undefined ||
    earlier.step === later.step;
  const isSameContents =
    isSameLayer(earlier, later) ||
    (later.contentKey !== undefined && earlier.contentKey === later.contentKey);
  return isSameStep && isSameContents;
}

/**
 * Places of layers, bottom first, such that what changes rarely lies low: each
 * sinks below those that change whenever it does, and more often.
 */
function betterOrder(
  layers: readonly PullLayer[],
  transitions: readonly Transition[],
): number[] {
  const changes = layers.map((_, layer) =>
    transitions.map(({ hasChanged }) => hasChanged[layer]),
  );
  const isRarer = (one: number, other: number) =>
    changes[one].every((changed, at) => !changed || changes[other][at]) &&
    changes[other].some((changed, at) => changed && !changes[one][at]);
  const order: number[] = [];
  layers.forEach(({ fromBase }, layer) => {
    let place = order.length;
    while (
      !fromBase &&
      place > 0 &&
      !layers[order[place - 1]].fromBase &&
      isRarer(layer, order[place - 1])
    ) {
      place--;
    }
    order.splice(place, 0, layer);
  });
  return order;
}
