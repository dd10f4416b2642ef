import { Platform, formatPlatform } from '@image-insights/oci-registry';
import { Stores } from '../database/Stores';

/**
 * What is known of a digest in a repository, without asking the registry:
 * that it holds an image which the repository served, or in words what it holds
 * instead. `undefined` where that is to be found out.
 */
export async function readImageState(options: {
  stores: Pick<Stores, 'images'>;
  platforms: Platform[];
  repository: string;
  digest: string;
}): Promise<'image' | { instead: string } | undefined> {
  const { stores, platforms, repository, digest } = options;
  // What other repositories hold does not count: a digest is only a claim.
  if (!(await stores.images.served(repository, [digest])).has(digest)) {
    return undefined;
  }
  if (await stores.images.hasImage(digest)) {
    return 'image';
  }
  const documents = await stores.images.knownDocuments(
    [digest],
    platforms.map(formatPlatform),
  );
  const document = documents.get(digest);
  if (!document) {
    return undefined;
  }
  return document.images.length > 0 ? 'image' : { instead: document.what };
}
