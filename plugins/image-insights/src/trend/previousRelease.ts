import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

/** `2.13` of `2.13.1`; undefined for what is no version. @public */
export function versionLine(tag: string): string | undefined {
  return /(\d+\.\d+)\./.exec(tag)?.[1];
}

/**
 * The release that another one is measured against: for the highest version so
 * far the one before it, for a maintenance release the one before it on the
 * same `major.minor` line; undefined where there is none.
 *
 * @param points - oldest first
 * @public
 */
export function previousRelease(
  points: readonly HistoryPoint[],
  point: HistoryPoint,
): HistoryPoint | undefined {
  const index = points.indexOf(point);
  const earlier = points.slice(0, Math.max(0, index)).reverse();
  if (point.mainline) {
    return earlier.find(candidate => candidate.mainline);
  }
  const ownLine = versionLine(point.tag);
  return ownLine === undefined
    ? undefined
    : earlier.find(candidate => versionLine(candidate.tag) === ownLine);
}
