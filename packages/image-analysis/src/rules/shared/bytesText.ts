const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * Bytes as texts have them: decimal units, three significant digits, as
 * `48.0 MB`, `6.42 MB` or `682 kB`; below 1000 the bytes themselves.
 */
export function bytesText(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  // 999 500 B round to 1.00 MB, not to 1000 kB.
  while (value >= (unit === 0 ? 1000 : 999.5) && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const sign = bytes < 0 ? '-' : '';
  return `${sign}${unit === 0 ? Math.round(value) : digits(value)} ${
    UNITS[unit]
  }`;
}

function digits(value: number): string {
  if (value >= 99.95) {
    return value.toFixed(0);
  }
  return value.toFixed(value >= 9.995 ? 1 : 2);
}
