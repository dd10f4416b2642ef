/** A score as it is formatted; without `evidence` it counts as all known. */
interface Score {
  points: number;
  grade: string;
  upTo?: number;
  evidence?: number;
}

const leastEvidence = 0.75;

/**
 * `61 · C`. Points are cut, not rounded, so that a number never looks better
 * than its grade. Where less than three quarters rest on evidence, the range in
 * which the score lies is all that is known: `9–74`, without a grade.
 * @public
 */
export function formatScore(score: Score): string {
  const points = wholePoints(score.points);
  const upTo = wholePoints(score.upTo ?? score.points);
  return isGraded(score) || upTo === points
    ? `${points} · ${score.grade}`
    : `${points}–${upTo}`;
}

/** Whether enough of a score rests on evidence for a grade. @public */
export function isGraded(score: { evidence?: number }): boolean {
  return (score.evidence ?? 1) >= leastEvidence;
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
