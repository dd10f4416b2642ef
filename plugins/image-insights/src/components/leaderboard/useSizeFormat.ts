import { useMemo } from 'react';
import { byteColumn } from '../../format';
import { useText } from '../common';

/** Between the largest and the smallest of sizes that share a unit. */
const ALIKE = 100;

/**
 * How to write the sizes of a column: in one unit where they are of one order
 * of magnitude; undefined where each needs its own.
 */
export function useSizeFormat(
  sizes: readonly number[],
): ((bytes: number) => string) | undefined {
  const { locale } = useText();
  const largest = Math.max(0, ...sizes);
  const isAlike = largest / Math.max(1, Math.min(...sizes)) < ALIKE;
  return useMemo(
    () => (isAlike ? byteColumn([largest], locale) : undefined),
    [isAlike, largest, locale],
  );
}
