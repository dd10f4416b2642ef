import { numberText } from './numberText';

/**
 * A part of a whole, 0 to 1, as a percentage: whole from a tenth on, with a
 * decimal below. What is not nothing and not all is not written as if.
 * @public
 */
export function formatShare(share: number, locale: string): string {
  const bounded = Math.min(1, Math.max(0, share));
  const decimals = bounded < 0.1 ? 1 : 0;
  const write = (value: number, digits = decimals) =>
    numberText(value, locale, {
      style: 'percent',
      maximumFractionDigits: digits,
    });
  if (bounded > 0 && bounded < 0.0005) {
    return `< ${write(0.001, 1)}`;
  }
  if (bounded < 1 && bounded >= 0.995) {
    return `> ${write(0.99)}`;
  }
  return write(bounded);
}
