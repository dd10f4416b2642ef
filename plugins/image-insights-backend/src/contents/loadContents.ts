import {
  ImageContents,
  ImageDescription,
  LayerContents,
  combineContents,
  readPackedFacts,
  unpackLayerContents,
} from '@image-insights/image-analysis';
import { ContentsStore, StoredLayer } from '../database/ContentsStore';
import { yieldToRequests } from '../judging/yieldToRequests';

/**
 * Entries of one image that are held in memory at a time; large images have
 * some hundred thousand. A layer may have two million, which take some 400 MB,
 * and an image a hundred such layers of a few kilobytes each.
 */
const MAX_ENTRIES = 2_000_000;

/**
 * Lays the stored contents of an image's layers over each other. Layers beyond
 * the bound on entries count as not read.
 */
export async function loadContents(options: {
  image: ImageDescription;
  /** As `ContentsStore.layersOf` gives them. */
  layers: readonly StoredLayer[];
  contents: Pick<ContentsStore, 'packed'>;
  signal?: AbortSignal;
  /** Other than the usual. */
  maxEntries?: number;
}): Promise<ImageContents> {
  const { image, contents, signal, maxEntries = MAX_ENTRIES } = options;
  const states = new Map(options.layers.map(layer => [layer.digest, layer]));
  const unpacked = new Map<string, LayerContents | undefined>();
  const leftOut = new Set<string>();
  let entryCount = 0;
  for (const digest of new Set(image.layers.map(layer => layer.digest))) {
    signal?.throwIfAborted();
    const packed =
      states.get(digest)?.state === 'read'
        ? await contents.packed(digest)
        : undefined;
    if (packed) {
      const { entryCount: more } = readPackedFacts(packed);
      if (entryCount + more > maxEntries) {
        leftOut.add(digest);
      } else {
        entryCount += more;
        unpacked.set(digest, unpackLayerContents(packed));
      }
    }
    await yieldToRequests();
  }
  const unreadReasonOf = (digest: string) => {
    if (unpacked.get(digest)) {
      return undefined;
    }
    return leftOut.has(digest)
      ? `the image has more than ${maxEntries} files`
      : states.get(digest)?.problem?.message ?? 'it was not read';
  };
  return combineContents({
    layers: image.layers.map(layer => ({
      layer,
      contents: unpacked.get(layer.digest),
      unreadReason: unreadReasonOf(layer.digest),
    })),
  });
}
