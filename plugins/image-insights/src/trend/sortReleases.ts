import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

/** By what a table of releases can be sorted. @public */
export const releaseOrders = [
  'at',
  'size',
  'change',
  'base',
  'own',
  'score',
  'wasted',
] as const;
/** One of {@link releaseOrders}. @public */
export type ReleaseOrder = (typeof releaseOrders)[number];

function valueOf(
  point: HistoryPoint,
  order: ReleaseOrder,
  previous: ReadonlyMap<HistoryPoint, HistoryPoint>,
): number | undefined {
  const before = previous.get(point);
  switch (order) {
    case 'size':
      return point.compressedBytes;
    case 'change':
      return before && point.compressedBytes - before.compressedBytes;
    case 'base':
      return point.baseBytes;
    case 'own':
      return point.ownBytes;
    case 'score':
      return point.score?.points;
    case 'wasted':
      return point.wastedBytes;
    default:
      return Date.parse(point.at);
  }
}

/**
 * Releases in another order. What is not known comes last, whichever way the
 * others go; what is equal stays newest first.
 *
 * @param options - `points` oldest first
 * @public
 */
export function sortReleases(options: {
  points: readonly HistoryPoint[];
  order: ReleaseOrder;
  isDescending: boolean;
  previous: ReadonlyMap<HistoryPoint, HistoryPoint>;
}): HistoryPoint[] {
  const { points, order, isDescending, previous } = options;
  return [...points]
    .reverse()
    .map(point => ({ point, value: valueOf(point, order, previous) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined);
      }
      return isDescending ? b.value - a.value : a.value - b.value;
    })
    .map(({ point }) => point);
}
