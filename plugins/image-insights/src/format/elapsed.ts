/**
 * A stretch of time that was measured, down to the second: `0.4 s`, `12 s`,
 * `1 min 12 s`, `2 h 5 min`.
 * @public
 */
export function formatElapsed(milliseconds: number, locale: string): string {
  const seconds = Math.max(0, milliseconds) / 1_000;
  if (seconds < 9.95) {
    return `${seconds.toLocaleString(locale, {
      maximumFractionDigits: 1,
    })} s`;
  }
  const whole = Math.round(seconds);
  const write = (value: number, unit: string) =>
    `${value.toLocaleString(locale)} ${unit}`;
  if (whole < 60) return write(whole, 's');
  if (whole < 3_600) {
    const rest = whole % 60;
    const minutes = write(Math.floor(whole / 60), 'min');
    return rest > 0 ? `${minutes} ${write(rest, 's')}` : minutes;
  }
  const minutes = Math.round(whole / 60);
  const hours = write(Math.floor(minutes / 60), 'h');
  const rest = minutes % 60;
  return rest > 0 ? `${hours} ${write(rest, 'min')}` : hours;
}
