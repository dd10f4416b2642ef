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
      ? { length: 0, isUnknown: false }
      : heldPrefix(image.layers, held);
  const digests =
    reuse === 'chain'
      ? new Set<string>()
      : new Set(held.flatMap(({ layers }) => layers.map(l => l.digest)));
  const layers: number[] = [];
  for (let index = prefix.length; index < image.layers.length; index++) {
    if (!digests.has(image.layers[index].digest)) {
      layers.push(index);
    }
  }
  return {
    layers,
    isChainUnknown: prefix.isUnknown && layers.includes(prefix.length),
  };
}

/** How many layers from the bottom are held, each with all below it. */
function heldPrefix(layers: PullLayer[], held: PullImage[]) {
  const chains = new Set<string>();
  let equal = 0;
  for (const image of held) {
    let count = 0;
    for (; count < layers.length && count < image.layers.length; count++) {
      if (!isSameLayer(layers[count], image.layers[count])) {
        break;
      }
    }
    equal = Math.max(equal, count);
    for (const { chainId } of image.layers) {
      if (chainId !== undefined) {
        chains.add(chainId);
      }
    }
  }
  let length = 0;
  while (length < layers.length) {
    const { chainId } = layers[length];
    if (length >= equal && (chainId === undefined || !chains.has(chainId))) {
      break;
    }
    length++;
  }
  return { length, isUnknown: isUndecided(length, layers, held) };
}

/** Equal bytes, or equal contents compressed in another way. */
export function isSameLayer(one: PullLayer, other: PullLayer): boolean {
  return (
    one.digest === other.digest ||
    (one.diffId !== undefined && one.diffId === other.diffId)
  );
}

/** Whether the layer at `index` differs from a held one by its digest only, as far as is known. */
function isUndecided(index: number, layers: PullLayer[], held: PullImage[]) {
  const layer = layers[index];
  return held.some(image => {
    const other = image.layers[index];
    return (
      layer !== undefined &&
      other !== undefined &&
      (layer.diffId === undefined || other.diffId === undefined) &&
      (layer.chainId === undefined || other.chainId === undefined)
    );
  });
}
