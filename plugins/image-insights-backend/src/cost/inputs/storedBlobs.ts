import { CostSettings } from '@image-insights/backstage-plugin-image-insights-common';
import { ImagePull } from '../pulls/ImagePull';

/** What a repository's known tags keep. */
export interface StoredBlobs {
  blobBytes: number;
  images: number;
}

/**
 * Sums up what repositories keep, blobs as often as the registry does: once in
 * each repository, once in all of them that are on one host (the first one has
 * it), or once for each image. Repositories are those of one service.
 */
export function storedBlobs(options: {
  /** Image digests by repository. */
  kept: Map<string, string[]>;
  pulls: Map<string, ImagePull>;
  sharingOf: (repository: string) => CostSettings['storageSharing'];
}): Map<string, StoredBlobs> {
  const { kept, pulls, sharingOf } = options;
  const byHost = new Map<string, Set<string>>();
  const found = new Map<string, StoredBlobs>();
  for (const [repository, digests] of kept) {
    const sharing = sharingOf(repository);
    const host = repository.slice(0, repository.indexOf('/'));
    const seen =
      sharing === 'registry'
        ? byHost.get(host) ?? new Set<string>()
        : new Set<string>();
    byHost.set(host, seen);
    let blobBytes = 0;
    let images = 0;
    for (const digest of new Set(digests)) {
      const pull = pulls.get(digest);
      if (pull) {
        images += 1;
        blobBytes += pull.configBytes;
        for (const layer of pull.layers) {
          if (!seen.has(layer.digest)) {
            seen.add(layer.digest);
            blobBytes += layer.compressedBytes;
          }
        }
        if (sharing === 'none') {
          seen.clear();
        }
      }
    }
    found.set(repository, { blobBytes, images });
  }
  return found;
}
