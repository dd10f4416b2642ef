import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * What an address calls a release: its tag, or its digest where the tag
 * pointed to several images.
 * @public
 */
export function releaseId(
  point: HistoryPoint,
  points: readonly HistoryPoint[],
): string {
  const isUnique = points.filter(({ tag }) => tag === point.tag).length === 1;
  return isUnique ? point.tag : point.digest;
}
