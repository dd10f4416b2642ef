import type { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';

/** A release, and where on the axis it begins. @public */
export interface PlacedRelease {
  x: number;
  release: HistoryPoint;
  /** True for the release that was valid when the axis begins. */
  isBefore?: boolean;
}

/**
 * The release that a step at `x` belongs to: the last of the mainline that
 * began there or before, or the maintenance release closest to `x` where it is
 * not further than `reach`. The first release where `x` is before all of them.
 *
 * @param placed - in the order of `x`
 * @public
 */
export function releaseAt(
  placed: readonly PlacedRelease[],
  x: number,
  reach: number,
): HistoryPoint | undefined {
  let low = 0;
  let high = placed.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (placed[middle].x <= x) low = middle + 1;
    else high = middle;
  }
  let closest: PlacedRelease | undefined;
  for (const index of [low - 1, low]) {
    const candidate = placed[index];
    if (
      candidate &&
      !candidate.release.mainline &&
      Math.abs(candidate.x - x) <= reach &&
      (!closest || Math.abs(candidate.x - x) < Math.abs(closest.x - x))
    ) {
      closest = candidate;
    }
  }
  if (closest) return closest.release;
  for (let index = low - 1; index >= 0; index -= 1) {
    if (placed[index].release.mainline) return placed[index].release;
  }
  return placed[0]?.release;
}
