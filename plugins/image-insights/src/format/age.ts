const daysOfMonth = 30.44;

/**
 * A number of days in the unit that one thinks in: `9 days`, `6 weeks`,
 * `3 months`, `2 years`. Rounded, never to nothing.
 * @public
 */
export function formatAge(days: number, locale: string): string {
  const write = (value: number, unit: 'day' | 'week' | 'month' | 'year') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: 0,
    }).format(value);
  if (days < 14) return write(Math.max(days, 1), 'day');
  if (days < 60) return write(days / 7, 'week');
  if (days < 24 * daysOfMonth) return write(days / daysOfMonth, 'month');
  return write(days / 365.25, 'year');
}
