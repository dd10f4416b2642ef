const twoDigits = {
  minimumSignificantDigits: 2,
  maximumSignificantDigits: 2,
};

/**
 * A stretch of time as an estimate has it, two significant digits: `2.1 s`,
 * `45 s`, `12 min`, `3.4 h`. What is not nothing is not written as nothing.
 * @public
 */
export function formatDuration(seconds: number, locale: string): string {
  const write = (value: number, unit: string) =>
    `${value.toLocaleString(locale, twoDigits)} ${unit}`;
  if (seconds === 0) return '0 s';
  if (seconds > 0 && seconds < 0.01)
    return `< ${(0.01).toLocaleString(locale)} s`;
  if (seconds < 120) return write(seconds, 's');
  if (seconds < 7_200) return write(seconds / 60, 'min');
  return write(seconds / 3_600, 'h');
}

/** Bytes a second as networks are sold: `1 Gbit/s`. @public */
export function formatBitRate(bytesPerSecond: number, locale: string): string {
  const bits = bytesPerSecond * 8;
  const [divisor, unit] = bits >= 1e9 ? [1e9, 'Gbit/s'] : [1e6, 'Mbit/s'];
  const number = (bits / divisor).toLocaleString(locale, {
    maximumSignificantDigits: 3,
  });
  return `${number} ${unit}`;
}
