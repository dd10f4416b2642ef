import { createHash } from 'node:crypto';
import { PullLayer } from '@image-insights/backstage-plugin-image-insights-common';
import {
  ImageDescription,
  ImageFacts,
  chainIds,
} from '@image-insights/image-analysis';

/** A layer, as its image tells of it by itself; images may share the object. */
export type LayerPull = PullLayer;

/** What pulling an image fetches from blobs. */
export interface ImagePull {
  configBytes: number;
  /** Length of its manifest; absent where it was read before that was noted. */
  manifestBytes?: number;
  layers: LayerPull[];
}

/** Hex digits of a step: 64 bits tell the steps of a service apart. */
const STEP_DIGITS = 16;

/** From what is stored of an image; bytes are as its own manifest says. */
export function imagePullOf(image: {
  facts: Pick<ImageFacts, 'configBytes' | 'diffIds' | 'layers'>;
  description: Pick<ImageDescription, 'layers'>;
}): ImagePull {
  const { facts, description } = image;
  // Lists that differ in length cannot be laid beside each other.
  const diffIds =
    facts.diffIds.length === facts.layers.length ? facts.diffIds : [];
  const chain = chainIds(diffIds);
  return {
    configBytes: facts.configBytes,
    layers: facts.layers.map((layer, index) => ({
      digest: layer.digest,
      diffId: diffIds.at(index),
      chainId: chain.at(index),
      compressedBytes: layer.compressedBytes,
      step: stepOf(description.layers.at(index)?.instruction?.text),
    })),
  };
}

function stepOf(instruction: string | undefined): string | undefined {
  return instruction === undefined
    ? undefined
    : createHash('sha256')
        .update(instruction)
        .digest('hex')
        .slice(0, STEP_DIGITS);
}
