import { RuleSeverity } from '../rules/Rule';
import { Grade, ScorePart } from './Score';

/** The numbers of the score; docs/score.md explains each. */
export const SCORE_FORMULA = {
  version: 1,
  /** Points of each part; together 100. */
  available: {
    waste: 45,
    size: 20,
    layers: 10,
    hygiene: 7,
    reproducibility: 6,
    safety: 12,
  } satisfies Record<ScorePart['id'], number>,
  /** An image of so many compressed bytes or fewer earns all points for size. */
  smallBytes: 100_000,
  /** One of so many or more earns none; in between by the logarithm. */
  largeBytes: 10_000_000_000,
  /** What a rule costs whose findings name no bytes. */
  severityPoints: { high: 4, medium: 2, low: 1, info: 0 } satisfies Record<
    RuleSeverity,
    number
  >,
  /** Least points of each grade. */
  grades: [
    { grade: 'A', points: 85 },
    { grade: 'B', points: 70 },
    { grade: 'C', points: 55 },
    { grade: 'D', points: 40 },
    { grade: 'E', points: 25 },
    { grade: 'F', points: 0 },
  ] satisfies { grade: Grade; points: number }[],
};
