import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { versionLine } from './previousRelease';

/**
 * For every release the one that it is measured against, as
 * {@link previousRelease} says, in one walk over all of them.
 *
 * @param points - oldest first
 * @public
 */
export function previousReleases(
  points: readonly HistoryPoint[],
): ReadonlyMap<HistoryPoint, HistoryPoint> {
  const found = new Map<HistoryPoint, HistoryPoint>();
  const newestOfLine = new Map<string, HistoryPoint>();
  let mainline: HistoryPoint | undefined;
  for (const point of points) {
    const line = versionLine(point.tag);
    const ownLine = line === undefined ? undefined : newestOfLine.get(line);
    const before = point.mainline ? mainline : ownLine;
    if (before) found.set(point, before);
    if (point.mainline) mainline = point;
    if (line !== undefined) newestOfLine.set(line, point);
  }
  return found;
}
