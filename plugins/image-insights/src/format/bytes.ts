import { createBytesFormatter } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * Writes bytes in one unit for a whole column, so that its terms and their sum
 * can be compared. What is not zero but would be written as zero becomes
 * `< 0.1 MB`: nothing that exists is shown as nothing.
 *
 * @returns a function that formats one value of the column
 * @public
 */
export function byteColumn(
  values: readonly number[],
  locale: string,
): (bytes: number) => string {
  const format = createBytesFormatter([...values], { locale });
  const zero = format(0);
  const smallest = `< ${zero.replace(/0(?=\D*$)/, '1')}`;
  return bytes => {
    const text = format(bytes);
    return bytes !== 0 && text === zero ? smallest : text;
  };
}

/** All digits: `268,341,120 B`. @public */
export function exactBytes(bytes: number, locale: string): string {
  return `${bytes.toLocaleString(locale)} B`;
}
