import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import type { TrendAxis } from './trendRows';

/** What a chart shows of many releases, and what it does not. @public */
export interface ThinnedReleases {
  points: HistoryPoint[];
  /** How many there are in all. */
  totalCount: number;
  /** Length of a stretch in milliseconds, where stretches are time. */
  stretch?: number;
}

/**
 * Leaves out releases that a chart of `width` pixels could not show apart.
 *
 * The range is cut into stretches of eight pixels; each keeps its first, last,
 * smallest and largest release, whole, so that no peak is lost. Those that
 * cross the budget and those to `keep` stay in any case.
 *
 * @param options - `points` oldest first; `keep` holds the digests of the
 * selected and the deployed ones; stretches are as long on the `axis`, by
 * default time
 * @public
 */
export function thinReleases(options: {
  points: readonly HistoryPoint[];
  width: number;
  limitBytes?: number;
  keep?: ReadonlySet<string>;
  axis?: TrendAxis;
}): ThinnedReleases {
  const { points, width, limitBytes, keep, axis = 'time' } = options;
  const buckets = Math.max(1, Math.floor(width / 8));
  if (points.length <= buckets) {
    return { points: [...points], totalCount: points.length };
  }
  const kept = new Set<HistoryPoint>();
  const first = Date.parse(points[0].at);
  const span = Math.max(1, Date.parse(points[points.length - 1].at) - first);
  const groups = new Map<number, HistoryPoint[]>();
  for (const [index, point] of points.entries()) {
    const offset =
      axis === 'time'
        ? (Date.parse(point.at) - first) / span
        : index / points.length;
    const bucket = Math.min(buckets - 1, Math.floor(offset * buckets));
    const group = groups.get(bucket);
    if (group) {
      group.push(point);
    } else {
      groups.set(bucket, [point]);
    }
  }
  for (const group of groups.values()) {
    let smallest = group[0];
    let largest = group[0];
    for (const point of group) {
      if (point.compressedBytes < smallest.compressedBytes) smallest = point;
      if (point.compressedBytes > largest.compressedBytes) largest = point;
    }
    kept.add(group[0]).add(group[group.length - 1]);
    kept.add(smallest).add(largest);
  }
  let previous: HistoryPoint | undefined;
  for (const point of points) {
    const crosses =
      limitBytes !== undefined &&
      previous !== undefined &&
      previous.compressedBytes > limitBytes !==
        point.compressedBytes > limitBytes;
    if (crosses || keep?.has(point.digest)) {
      kept.add(point);
    }
    previous = point;
  }
  return {
    points: points.filter(point => kept.has(point)),
    totalCount: points.length,
    ...(axis === 'time' && { stretch: span / buckets }),
  };
}
