import { Change, Release } from '../api/schema';

/**
 * How the compressed bytes of a release differ from those of an earlier one.
 * `percent` is (new − old) / old × 100, rounded to two decimals, and left out
 * where the earlier release has no bytes.
 * @public
 */
export function changeBetween(
  earlier: Release,
  later: Pick<Release, 'compressedBytes'>,
): Change {
  return {
    ...differenceOf(earlier.compressedBytes, later.compressedBytes),
    from: earlier,
  };
}

/**
 * The same for bare numbers.
 * @public
 */
export function differenceOf(
  earlierBytes: number,
  laterBytes: number,
): { bytes: number; percent?: number } {
  const bytes = laterBytes - earlierBytes;
  if (earlierBytes === 0) {
    return { bytes };
  }
  return { bytes, percent: Math.round((bytes / earlierBytes) * 1e4) / 100 };
}
