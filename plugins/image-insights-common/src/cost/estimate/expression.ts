const DIGITS = 12;

/**
 * A number as it is typed into a pocket calculator: thousands grouped, twelve
 * significant digits, never an exponent. The same in every language, since
 * an expression is no sentence.
 */
export function plainNumber(value: number): string {
  if (Number.isInteger(value)) {
    return grouped(value.toFixed(0));
  }
  const magnitude = Math.floor(Math.log10(Math.abs(value)));
  const decimals = Math.min(20, Math.max(0, DIGITS - 1 - magnitude));
  const [whole, fraction = ''] = value.toFixed(decimals).split('.');
  const kept = withoutTrailingZeros(fraction);
  return kept === '' ? grouped(whole) : `${grouped(whole)}.${kept}`;
}

/** Bytes with their unit: `20,010,000 B`. */
export function plainBytes(bytes: number): string {
  return `${plainNumber(bytes)} B`;
}

/** The terms as a sum, 0 where there are none. */
export function sumOf(terms: string[]): string {
  return terms.length === 0 ? '0' : terms.join(' + ');
}

function grouped(digits: string): string {
  const sign = digits.startsWith('-') ? '-' : '';
  let rest = digits.slice(sign.length);
  const groups: string[] = [];
  while (rest.length > 3) {
    groups.unshift(rest.slice(-3));
    rest = rest.slice(0, -3);
  }
  return sign + [rest, ...groups].join(',');
}

function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits[end - 1] === '0') {
    end--;
  }
  return digits.slice(0, end);
}
