import { PullImage, ReuseRule } from '../schema';
import { BytesByKind } from './BytesByKind';
import { carriedBytes } from './carriedBytes';
import { chancesHeld } from './chancesHeld';
import { missingLayers, MissingLayers } from './missingLayers';

/**
 * What a node pulls that holds other images already.
 * @public
 */
export interface MissingBytes extends BytesByKind {
  /** Layers that are fetched: places in the image, ascending. */
  layers: number[];
  /**
   * True where chain IDs were not known, so that digests decided: at most
   * this is missing.
   */
  isChainUnknown: boolean;
}

/**
 * What a node that holds `held` pulls of `image`: the layers that are missing
 * by the rule of its runtime, and config and manifest. Nothing at all where
 * the image itself is held.
 *
 * - `chain` (Docker's graph drivers; containerd that discards unpacked
 *   layers): from the first layer on that is not held with all below it.
 * - `digest` (CRI-O, Podman): layers whose blob is unknown, at any place.
 * - `either` (containerd as it ships): what is missing by both.
 *
 * Whole bytes, except where layers carry `heldByOthers`: these count by the
 * chance that no other service brought them, which makes it an expectation.
 * @public
 */
export function missingBytes(options: {
  image: PullImage;
  held: PullImage[];
  reuse: ReuseRule;
  /** False: `heldByOthers` of the layers is not counted. Default: true. */
  sharedNodes?: boolean;
}): MissingBytes {
  const { image, held, reuse, sharedNodes = true } = options;
  const missing: MissingLayers = missingLayers({ image, held, reuse });
  if (held.some(({ digest }) => digest === image.digest)) {
    return { ...missing, blob: 0, api: 0 };
  }
  const carried = carriedBytes(image.layers);
  const chances = sharedNodes ? chancesHeld(image.layers, reuse) : [];
  return {
    ...missing,
    blob: missing.layers.reduce(
      (sum, index) => sum + carried[index] * (1 - (chances[index] ?? 0)),
      image.configBytes,
    ),
    api: image.manifestBytes,
  };
}
