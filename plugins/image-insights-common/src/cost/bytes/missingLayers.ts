import { PullImage, PullLayer, ReuseRule } from '../schema';

/** Which layers a node fetches. */
export interface MissingLayers {
  /** Places in the image, ascending. */
  layers: number[];
  /**
   * True where equal contents under other digests may have been held, and
   * neither chain nor diff IDs are there to tell: digests decided.
   */
  isChainUnknown: boolean;
}

/**
 * The layers of an image that a node fetches which holds `held`.
 *
 * `chain`: all from the first one upwards that is not held with all below it
 * (equal chain IDs; where these are not known, equal layers from the bottom).
 * `digest`: those whose digest is in none of the held images, at any place.
 * `either`: those that both rules miss. An image that is held itself is not
 * fetched at all.
 */
export function missingLayers(options: {
  image: PullImage;
  held: PullImage[];
  reuse: ReuseRule;
}): MissingLayers {
  const { image, held, reuse } = options;
  if (held.some(({ digest }) => digest === image.digest)) {
    return { layers: [], isChainUnknown: false };
  }
  const prefix =
    reuse === 'digest'
      ? 0
      : held.reduce(
          (longest, other) =>
            Math.max(longest, heldPrefix(image.layers, other.layers)),
          0,
        );
  const digests = new Set<string>();
  if (reuse !== 'chain') {
    for (const { layers } of held) {
      layers.forEach(({ digest }) => digests.add(digest));
    }
  }
  const layers: number[] = [];
  for (let index = prefix; index < image.layers.length; index++) {
    if (!digests.has(image.layers[index].digest)) {
      layers.push(index);
    }
  }
  return {
    layers,
    isChainUnknown:
      reuse !== 'digest' &&
      layers[0] === prefix &&
      held.some(other =>
        isUndecided(image.layers[prefix], other.layers[prefix]),
      ),
  };
}

/** How many layers from the bottom are held in an image, each with all below it. */
function heldPrefix(layers: PullLayer[], held: PullLayer[]): number {
  const most = Math.min(layers.length, held.length);
  let length = 0;
  while (length < most && isSameChain(layers[length], held[length])) {
    length++;
  }
  return length;
}

/** For two layers that lie on the same ones. */
function isSameChain(one: PullLayer, other: PullLayer): boolean {
  return (
    isSameLayer(one, other) ||
    (one.chainId !== undefined && one.chainId === other.chainId)
  );
}

/** Equal bytes, or equal contents compressed in another way. */
export function isSameLayer(one: PullLayer, other: PullLayer): boolean {
  return (
    one.digest === other.digest ||
    (one.diffId !== undefined && one.diffId === other.diffId)
  );
}

/** Whether two layers differ by their digests only, as far as is known. */
function isUndecided(one: PullLayer, other: PullLayer | undefined): boolean {
  return (
    other !== undefined &&
    (one.diffId === undefined || other.diffId === undefined) &&
    (one.chainId === undefined || other.chainId === undefined)
  );
}
