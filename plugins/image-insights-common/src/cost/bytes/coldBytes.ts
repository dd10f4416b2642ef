import { PullImage } from '../schema';
import { BytesByKind } from './BytesByKind';
import { carriedBytes } from './carriedBytes';

/**
 * What a node that holds nothing pulls: every distinct blob of the image
 * once, its config, its manifest.
 *
 * Overhead of HTTP and TLS, retries and attestations are not in it.
 * @public
 */
export function coldBytes(image: PullImage): BytesByKind {
  return {
    blob: carriedBytes(image.layers).reduce(
      (sum, bytes) => sum + bytes,
      image.configBytes,
    ),
    api: image.manifestBytes,
  };
}
