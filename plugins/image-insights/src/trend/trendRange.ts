/** The stretches of time that one button away from the chart. @public */
export const rangeNames = ['30d', '90d', '1y', 'all'] as const;
/** @public */
export type RangeName = (typeof rangeNames)[number];

const day = 24 * 60 * 60 * 1_000;
const days: Record<Exclude<RangeName, 'all'>, number> = {
  '30d': 30,
  '90d': 90,
  '1y': 365,
};

/** From when to when a chart shows, in milliseconds since 1970. @public */
export interface TimeRange {
  from: number;
  until: number;
}

/** The date of a time, in UTC: `2026-11-21`. @public */
export function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/**
 * The range that a URL asks for: `since` and `until` (dates, both included)
 * win over a named range; `all` begins with the first release.
 * @public
 */
export function resolveRange(options: {
  range: RangeName;
  since?: string;
  until?: string;
  firstAt?: string;
  now: number;
}): TimeRange {
  const { range, since, until, firstAt, now } = options;
  const end = until ? Date.parse(until) + day - 1 : now;
  if (since) {
    return { from: Math.min(Date.parse(since), end), until: end };
  }
  if (range === 'all') {
    return {
      from: firstAt ? Math.min(Date.parse(firstAt), end) : end - 90 * day,
      until: end,
    };
  }
  return { from: end - days[range] * day, until: end };
}

/**
 * The range to begin with: 90 days where they hold at least three releases,
 * else all time, so that the page never opens on an empty chart.
 * @public
 */
export function defaultRange(
  points: ReadonlyArray<{ at: string }>,
  now: number,
): RangeName {
  const { from } = resolveRange({ range: '90d', now });
  const recent = points.filter(point => Date.parse(point.at) >= from);
  return recent.length >= 3 ? '90d' : 'all';
}
