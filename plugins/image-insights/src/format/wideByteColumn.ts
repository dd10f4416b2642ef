import { createBytesFormatter } from '@image-insights/backstage-plugin-image-insights-common';
import { byteColumn } from './bytes';

/**
 * Writes bytes in one unit for a column whose values differ widely. Where the
 * unit of the largest would hide most of the others, all are written in whole
 * units of the next smaller: `4,310 MB`, `70 MB`, `< 1 MB`.
 *
 * @returns a function that formats one value of the column
 */
export function wideByteColumn(
  values: readonly number[],
  locale: string,
): (bytes: number) => string {
  const known = values.filter(value => value > 0).sort((a, b) => a - b);
  const largest = known.at(-1) ?? 0;
  const median = known[Math.floor((known.length - 1) / 2)] ?? 0;
  const unit = 1000 ** Math.floor(Math.log10(Math.max(largest, 1)) / 3);
  // More than four digits are no easier to read than a small number.
  if (unit < 1e6 || median >= unit / 10 || largest >= 10 * unit) {
    return byteColumn(values, locale);
  }
  const format = createBytesFormatter([(999 * unit) / 1000], { locale });
  const one = unit / 1000;
  return bytes =>
    bytes > 0 && bytes < one / 2 ? `< ${format(one)}` : format(bytes);
}
