import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

const window = 90 * 24 * 60 * 60 * 1_000;

/**
 * The mainline releases of the last 90 days, begun with the one that was valid
 * when they began.
 */
export function sparkPoints(
  points: readonly HistoryPoint[],
  now: number,
): HistoryPoint[] {
  const mainline = points.filter(point => point.mainline);
  const from = now - window;
  const recent = mainline.filter(point => Date.parse(point.at) >= from);
  const older = mainline.filter(point => Date.parse(point.at) < from);
  return [...older.slice(-1), ...recent];
}
