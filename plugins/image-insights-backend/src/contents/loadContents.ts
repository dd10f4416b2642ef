import {
  ImageContents,
  ImageDescription,
  LayerContents,
  combineContents,
  unpackLayerContents,
} from '@image-insights/image-analysis';
import { ContentsStore, StoredLayer } from '../database/ContentsStore';
import { yieldToRequests } from '../judging/yieldToRequests';

/** Lays the stored contents of an image's layers over each other. */
export async function loadContents(options: {
  image: ImageDescription;
  /** As `ContentsStore.layersOf` gives them. */
  layers: readonly StoredLayer[];
  contents: Pick<ContentsStore, 'packed'>;
  signal?: AbortSignal;
}): Promise<ImageContents> {
  const { image, contents, signal } = options;
  const states = new Map(options.layers.map(layer => [layer.digest, layer]));
  const unpacked = new Map<string, LayerContents | undefined>();
  for (const digest of new Set(image.layers.map(layer => layer.digest))) {
    signal?.throwIfAborted();
    const packed =
      states.get(digest)?.state === 'read'
        ? await contents.packed(digest)
        : undefined;
    unpacked.set(digest, packed && unpackLayerContents(packed));
    await yieldToRequests();
  }
  return combineContents({
    layers: image.layers.map(layer => {
      const stored = states.get(layer.digest);
      return {
        layer,
        contents: unpacked.get(layer.digest),
        unreadReason: unpacked.get(layer.digest)
          ? undefined
          : stored?.problem?.message ?? 'it was not read',
      };
    }),
  });
}
