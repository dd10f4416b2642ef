/** Making a format takes longer than a hundred uses of it; there are few. */
const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  formats.set(key, format);
  return format;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];

/**
 * @public
 */
export interface FormatBytesOptions {
  /** BCP 47 language of the decimal separator; `en-US` where not said. */
  locale?: string;
}

/**
 * Bytes in decimal units with three significant digits, as image tools print
 * them: `682 kB`, `6.42 MB`, `1.34 GB`. Below 1 kB the exact bytes: `512 B`.
 * Negative numbers carry a true minus sign (U+2212).
 * @public
 */
export function formatBytes(
  bytes: number,
  options?: FormatBytesOptions,
): string {
  return createBytesFormatter([bytes], options)(bytes);
}

/**
 * A difference of bytes with its sign: `+81.3 MB`, `−310 MB`, `0 B`.
 * @public
 */
export function formatBytesChange(
  bytes: number,
  options?: FormatBytesOptions,
): string {
  const text = formatBytes(bytes, options);
  return bytes > 0 ? `+${text}` : text;
}

/**
 * A formatter whose results share unit and decimals, chosen for the largest
 * of `values` to show three significant digits, so that the terms and the sum
 * of a table visibly add up: `317.0 MB`, `7.4 MB`.
 * @public
 */
export function createBytesFormatter(
  values: number[],
  options: FormatBytesOptions = {},
): (bytes: number) => string {
  const largest = values.reduce(
    (found, value) => Math.max(found, Math.abs(value)),
    0,
  );
  const { exponent, decimals } = scaleOf(largest);
  const format = numberFormat(options.locale ?? 'en-US', decimals);
  return bytes => {
    const text = format.format(Math.abs(bytes) / 1000 ** exponent);
    const isZero = !/[1-9]/.test(text);
    return `${bytes < 0 && !isZero ? '\u2212' : ''}${text} ${UNITS[exponent]}`;
  };
}

/**
 * The unit (power of 1000) and the decimals that show three significant
 * digits, after rounding: 999,950 is 1.00 MB, not 1000 kB.
 */
function scaleOf(bytes: number): { exponent: number; decimals: number } {
  if (bytes < 1000) {
    return { exponent: 0, decimals: 0 };
  }
  for (let exponent = 1; exponent < UNITS.length; exponent++) {
    for (let decimals = 2; decimals >= 0; decimals--) {
      const digits = Math.round((bytes * 10 ** decimals) / 1000 ** exponent);
      if (digits < 1000) {
        return { exponent, decimals };
      }
    }
  }
  return { exponent: UNITS.length - 1, decimals: 0 };
}
