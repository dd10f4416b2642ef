import { PullLayer } from '../schema';

/**
 * The bytes that each layer adds to a pull. A blob that occurs more than once
 * in an image is fetched once, and counts at its topmost place: whichever
 * rule of reuse holds, that one is missing whenever another one is.
 */
export function carriedBytes(layers: PullLayer[]): number[] {
  const seen = new Set<string>();
  const carried = new Array<number>(layers.length).fill(0);
  for (let index = layers.length - 1; index >= 0; index--) {
    const { digest, compressedBytes } = layers[index];
    if (!seen.has(digest)) {
      seen.add(digest);
      carried[index] = compressedBytes;
    }
  }
  return carried;
}
