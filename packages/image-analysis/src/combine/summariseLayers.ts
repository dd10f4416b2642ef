import { LayerContentsSummary } from './ContentsSummary';
import { explainingDirectories } from './explainingDirectories';
import { FileVersion, ImageContents } from './ImageContents';
import { largestOf } from './largestOf';

const MOST_DIRECTORIES = 10;
const MOST_FILES = 10;
/** Of a layer; less does not explain it. */
const LEAST_SHARE = 0.002;

/** What each layer holds, for a page. */
export function summariseLayers(
  contents: ImageContents,
): LayerContentsSummary[] {
  const byLayer: FileVersion[][] = contents.layers.map(() => []);
  for (const file of contents.files) {
    byLayer[file.layer].push(file);
  }
  return contents.layers.map(layer => {
    const files = byLayer[layer.index];
    return {
      index: layer.index,
      isRead: layer.isRead,
      ...(layer.unreadReason === undefined
        ? {}
        : { unreadReason: layer.unreadReason }),
      ...(layer.uncompressedBytes === undefined
        ? {}
        : { uncompressedBytes: layer.uncompressedBytes }),
      fileCount: layer.fileCount,
      fileBytes: layer.fileBytes,
      liveBytes: layer.liveBytes,
      owns: { ...layer.owns },
      hides: { ...layer.hides },
      directories: explainingDirectories({
        files: files.map(({ path, bytes }) => [path, bytes]),
        limit: MOST_DIRECTORIES,
        leastShare: LEAST_SHARE,
      }).map(({ path, weight }) => ({ path, bytes: weight })),
      files: largestOf(files, ({ bytes }) => bytes, MOST_FILES).map(
        ({ path, bytes, hidden }) => ({
          path,
          bytes,
          isLive: hidden === undefined,
        }),
      ),
    };
  });
}
