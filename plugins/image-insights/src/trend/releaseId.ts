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

/**
 * What addresses call all of these releases, as {@link releaseId} says of one,
 * in one walk.
 * @public
 */
export function releaseIds(
  points: readonly HistoryPoint[],
): ReadonlyMap<HistoryPoint, string> {
  const counts = new Map<string, number>();
  for (const { tag } of points) {
    counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  return new Map(
    points.map(point => [
      point,
      counts.get(point.tag) === 1 ? point.tag : point.digest,
    ]),
  );
}
