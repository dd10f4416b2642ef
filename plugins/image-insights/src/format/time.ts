const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Making a format takes longer than a hundred uses of it; there are few. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>();

/** `14 Mar 2026`, in UTC. @public */
export function formatDate(time: string | number, locale: string): string {
  const format =
    dateFormats.get(locale) ??
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
  dateFormats.set(locale, format);
  return format.format(new Date(time));
}

/** `2026-03-14 09:30:00 UTC`: absolute and the same in every language. @public */
export function formatInstant(time: string | number): string {
  return new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');
}

/**
 * `12 minutes ago`, `in 12 minutes`; beyond thirty days the date. Never
 * "today", which hides up to a day.
 * @public
 */
export function formatRelative(
  time: string | number,
  now: number,
  locale: string,
): string {
  const difference = new Date(time).getTime() - now;
  const magnitude = Math.abs(difference);
  if (magnitude >= 30 * day) {
    return formatDate(time, locale);
  }
  const format =
    relativeFormats.get(locale) ??
    new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  relativeFormats.set(locale, format);
  if (magnitude >= day) {
    return format.format(Math.trunc(difference / day), 'day');
  }
  if (magnitude >= hour) {
    return format.format(Math.trunc(difference / hour), 'hour');
  }
  if (magnitude >= minute) {
    return format.format(Math.trunc(difference / minute), 'minute');
  }
  return format.format(Math.trunc(difference / second), 'second');
}
