import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { dateOf, type TrendAxis } from '../../trend';

/**
 * The dates between which a chart shows what lies between two values of its
 * axis: times, or places in the order of `points`.
 */
export function zoomDates(options: {
  from: number;
  until: number;
  axis: TrendAxis;
  points: readonly HistoryPoint[];
}): { since: string; until: string } | undefined {
  const { from, until, axis, points } = options;
  if (axis === 'time') {
    return { since: dateOf(from), until: dateOf(until) };
  }
  const last = points.length - 1;
  const first = points[Math.min(last, Math.max(0, Math.floor(from)))];
  const end = points[Math.min(last, Math.max(0, Math.ceil(until) - 1))];
  return first && end
    ? { since: dateOf(Date.parse(first.at)), until: dateOf(Date.parse(end.at)) }
    : undefined;
}
