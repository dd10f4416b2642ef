import type { TimeRange } from './trendRange';

const day = 24 * 60 * 60 * 1_000;

/** What stands at the borders of a time axis. @public */
export type CalendarStep = 'day' | 'week' | 'month' | 'quarter' | 'year';

function next(time: number, step: CalendarStep): number {
  const date = new Date(time);
  const [year, month, dayOfMonth] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
  ];
  switch (step) {
    case 'day':
      return Date.UTC(year, month, dayOfMonth + 1);
    case 'week':
      return Date.UTC(year, month, dayOfMonth + 7);
    case 'month':
      return Date.UTC(year, month + 1, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3) + 3, 1);
    default:
      return Date.UTC(year + 1, 0, 1);
  }
}

function floor(time: number, step: CalendarStep): number {
  const date = new Date(time);
  const [year, month, dayOfMonth] = [
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
  ];
  switch (step) {
    case 'day':
      return Date.UTC(year, month, dayOfMonth);
    case 'week': // ISO weeks begin on Monday.
      return Date.UTC(year, month, dayOfMonth - ((date.getUTCDay() + 6) % 7));
    case 'month':
      return Date.UTC(year, month, 1);
    case 'quarter':
      return Date.UTC(year, month - (month % 3), 1);
    default:
      return Date.UTC(year, 0, 1);
  }
}

const lengths: ReadonlyArray<[CalendarStep, number]> = [
  ['day', day],
  ['week', 7 * day],
  ['month', 30 * day],
  ['quarter', 91 * day],
  ['year', 365 * day],
];

/**
 * Ticks of a time axis on borders of the calendar, in UTC, at most `most`.
 * @public
 */
export function calendarTicks(
  range: TimeRange,
  most: number,
): { step: CalendarStep; ticks: number[] } {
  const span = range.until - range.from;
  const [step] =
    lengths.find(([, length]) => span / length <= most) ??
    lengths[lengths.length - 1];
  const all: number[] = [];
  let tick = floor(range.from, step);
  while (tick <= range.until) {
    if (tick >= range.from) all.push(tick);
    tick = next(tick, step);
  }
  const every = Math.max(1, Math.ceil(all.length / most));
  return { step, ticks: all.filter((_, index) => index % every === 0) };
}

/** Making a format takes longer than a hundred uses of it; there are few. */
const tickFormats = new Map<string, Intl.DateTimeFormat>();

/** The text of a tick: `24 Nov`, `Nov`, `Nov 2026` in January, `2026`. @public */
export function formatCalendarTick(
  time: number,
  step: CalendarStep,
  locale: string,
): string {
  const date = new Date(time);
  const isJanuary = date.getUTCMonth() === 0;
  const options: Record<CalendarStep, Intl.DateTimeFormatOptions> = {
    day: { day: 'numeric', month: 'short' },
    week: { day: 'numeric', month: 'short' },
    month: isJanuary ? { month: 'short', year: 'numeric' } : { month: 'short' },
    quarter: { month: 'short', year: 'numeric' },
    year: { year: 'numeric' },
  };
  const key = `${locale} ${step} ${isJanuary}`;
  const format =
    tickFormats.get(key) ??
    new Intl.DateTimeFormat(locale, { ...options[step], timeZone: 'UTC' });
  tickFormats.set(key, format);
  return format.format(date);
}

/** Round steps of a linear axis from 0 to at least `largest`. @public */
export function linearTicks(largest: number, most: number = 5): number[] {
  if (largest <= 0) {
    return [0, 1];
  }
  const rough = largest / most;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor =
    [1, 2, 5, 10].find(candidate => candidate * magnitude >= rough) ?? 10;
  const step = Math.max(1, factor * magnitude);
  const ticks: number[] = [];
  for (let index = 0; index === 0 || ticks[index - 1] < largest; index += 1) {
    ticks.push(Math.round(index * step));
  }
  return ticks;
}

/** Ticks 1, 2, 5 of whole decades around the values of a logarithmic axis. @public */
export function logarithmicTicks(smallest: number, largest: number): number[] {
  const low = Math.floor(Math.log10(Math.max(1, smallest)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(1, largest))));
  const factors = high - low > 3 ? [1] : [1, 2, 5];
  const ticks: number[] = [];
  for (let exponent = low; exponent < high; exponent += 1) {
    ticks.push(...factors.map(factor => factor * 10 ** exponent));
  }
  return [...ticks, 10 ** high];
}
