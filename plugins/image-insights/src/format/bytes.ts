import { createBytesFormatter } from '@image-insights/backstage-plugin-image-insights-common';
import { numberText } from './numberText';

/**
 * Writes bytes in one unit for a whole column, so that its terms and their sum
 * can be compared, with a digit to spare for the small ones. What is not zero but would be written as zero becomes
 * `< 0.1 MB`: nothing that exists is shown as nothing.
 *
 * @returns a function that formats one value of the column
 * @public
 */
export function byteColumn(
  values: readonly number[],
  locale: string,
): (bytes: number) => string {
  const largest = Math.max(0, ...values);
  const whole = createBytesFormatter([largest], { locale });
  const finer = createBytesFormatter([largest / 10], { locale });
  const unit = (text: string) => text.replace(/.* /, '');
  // One digit more than the largest needs, where that keeps its unit.
  const isSameUnit = unit(whole(largest)) === unit(finer(largest));
  const format = isSameUnit ? finer : whole;
  const zero = format(0);
  const smallest = `< ${zero.replace(/0(?=\D*$)/, '1')}`;
  return bytes => {
    const text = format(bytes);
    return bytes !== 0 && text === zero ? smallest : text;
  };
}

/** All digits: `268,341,120 B`. @public */
export function exactBytes(bytes: number, locale: string): string {
  return `${numberText(bytes, locale)} B`;
}
