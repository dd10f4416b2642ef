import { LayerCompression } from '../model';

/** Diff ID of a tar that holds nothing (1,024 zero bytes). */
const EMPTY_DIFF_ID =
  'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef';

/** That tar as gzip: by BuildKit, and by Docker's schema 1 and buildah. */
const EMPTY_BLOBS = new Set([
  'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1',
  'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
  EMPTY_DIFF_ID,
]);

/** Tells a layer that holds nothing, by its well-known digests. */
export function emptyLayer(digest: string, diffId?: string): boolean {
  return isEmptyBlob(digest) || diffId === EMPTY_DIFF_ID;
}

/**
 * Whether a blob surely holds nothing: its digest proves it. A diff ID proves
 * nothing of a blob, as an image's config may say what it likes.
 * @public
 */
export function isEmptyBlob(digest: string): boolean {
  return EMPTY_BLOBS.has(digest);
}

/** Reads from a layer's media type how its tar is compressed. */
export function layerCompression(mediaType: string): LayerCompression {
  const type = mediaType.toLowerCase().split(';')[0].trim();
  if (/[.+]gzip$|\.tar\.gz$/.test(type)) {
    return 'gzip';
  }
  if (/[.+]zstd$/.test(type)) {
    return 'zstd';
  }
  return /[.]tar$/.test(type) ? 'none' : 'unknown';
}
