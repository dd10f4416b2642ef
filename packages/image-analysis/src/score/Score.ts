/** @public */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

/** Why points are missing from a part. @public */
export interface ScoreLoss {
  /** Finding that cost the points; absent for the size itself and for bytes that were not read. */
  finding?: string;
  /** Rule that could not be decided; what cannot be seen earns nothing. */
  undecidedRule?: string;
  points: number;
}

/** @public */
export interface ScorePart {
  id: 'waste' | 'size' | 'layers' | 'hygiene' | 'reproducibility' | 'safety';
  /** `earned + lost + undecided = available`. */
  available: number;
  earned: number;
  lost: number;
  undecided: number;
  losses: ScoreLoss[];
}

/**
 * How good an image is: a sum of named parts.
 * @public
 */
export interface Score {
  /** Version of the formula, see docs/score.md. */
  formula: number;
  /** 0 to 100, two decimals: what was earned by what could be seen. */
  points: number;
  /** What it could be if everything undecided turned out well. */
  upTo: number;
  grade: Grade;
  /** Share of the available points that rests on evidence, 0 to 1. */
  evidence: number;
  parts: ScorePart[];
}
