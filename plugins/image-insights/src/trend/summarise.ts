import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

/** What a trend says in one sentence. @public */
export interface TrendSummary {
  count: number;
  smallestBytes: number;
  largestBytes: number;
  /** The largest change from one mainline release to the next, where any. */
  largestStep?: { bytes: number; tag: string };
  /** largest / smallest. */
  ratio: number;
}

/**
 * Sums up the releases of a range; undefined where there is none.
 * @public
 */
export function summariseTrend(
  points: readonly HistoryPoint[],
): TrendSummary | undefined {
  if (points.length === 0) {
    return undefined;
  }
  const sizes = points.map(point => point.compressedBytes);
  const smallestBytes = Math.min(...sizes);
  const largestBytes = Math.max(...sizes);
  let largestStep: TrendSummary['largestStep'];
  let previous: HistoryPoint | undefined;
  for (const point of points) {
    if (!point.mainline) continue;
    if (previous) {
      const bytes = point.compressedBytes - previous.compressedBytes;
      if (Math.abs(bytes) > Math.abs(largestStep?.bytes ?? 0)) {
        largestStep = { bytes, tag: point.tag };
      }
    }
    previous = point;
  }
  return {
    count: points.length,
    smallestBytes,
    largestBytes,
    largestStep,
    ratio: smallestBytes > 0 ? largestBytes / smallestBytes : 1,
  };
}
