import { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

const DAY_MILLIS = 24 * 60 * 60_000;
const TREND_DAYS = 90;
const STEPS = 30;

/** Compressed bytes at some time. */
export interface SizeStep {
  at: string;
  compressedBytes: number;
}

/**
 * The times at which sizes are noted so that trends of many images can be
 * added: evenly over the last 90 days, the last of them now.
 */
export function trendTimes(now: Date): string[] {
  const step = (TREND_DAYS * DAY_MILLIS) / (STEPS - 1);
  return Array.from({ length: STEPS }, (_, index) =>
    new Date(now.getTime() - (STEPS - 1 - index) * step).toISOString(),
  );
}

/**
 * An image's compressed bytes at each of the times; 0 before its first
 * release.
 *
 * @param points - oldest first
 * @param times - oldest first
 */
export function trendOf(
  points: readonly HistoryPoint[],
  current: HistoryPoint,
  times: readonly string[],
): Float64Array {
  const line = points.filter(({ mainline }) => mainline);
  const trend = new Float64Array(times.length);
  let next = 0;
  let bytes = 0;
  times.forEach((time, index) => {
    while (next < line.length && line[next].at <= time) {
      bytes = line[next].compressedBytes;
      next += 1;
    }
    trend[index] = bytes;
  });
  // What counts as the newest may be no release of the main line.
  trend[times.length - 1] = current.compressedBytes;
  return trend;
}

/** The trends of several images as one; nothing before the first release. */
export function addTrends(
  trends: Iterable<Float64Array>,
  times: readonly string[],
): SizeStep[] {
  const sums = new Float64Array(times.length);
  for (const trend of trends) {
    trend.forEach((bytes, index) => {
      sums[index] += bytes;
    });
  }
  return times
    .map((at, index) => ({ at, compressedBytes: sums[index] }))
    .filter(({ compressedBytes }) => compressedBytes > 0);
}
