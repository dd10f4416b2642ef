/**
 * `61 · C`. Points are cut, not rounded, so that a number never looks better
 * than its grade.
 * @public
 */
export function formatScore(score: { points: number; grade: string }): string {
  return `${wholePoints(score.points)} · ${score.grade}`;
}

/** Points as they are shown in short. @public */
export function wholePoints(points: number): number {
  // 61.999999 is what 62 became on its way.
  return Math.floor(points + 1e-6);
}

/** Points of a part, as exact as they are. @public */
export function formatPoints(points: number, locale: string): string {
  return points.toLocaleString(locale, { maximumFractionDigits: 2 });
}
