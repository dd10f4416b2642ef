import { Confidence } from '../model';
import {
  Evidence,
  FindingPlace,
  RemedyChange,
  RuleFamily,
  RuleSeverity,
} from '../rules/Rule';
import { Score } from '../score/Score';

/**
 * A finding with the bytes that the judge worked out; plain JSON.
 * @public
 */
export interface JudgedFinding {
  /** `<rule>` or `<rule>:<key>`: distinct in its image. */
  id: string;
  rule: string;
  family: RuleFamily;
  severity: RuleSeverity;
  title: string;
  why: string;
  seen: string;
  confidence: Confidence;
  method: string;
  places: FindingPlace[];
  placeCount: number;
  gain?: FindingGain;
  remedy: { text: string; change?: RemedyChange };
  /** False for advice that says nothing about the image itself (see docs/score.md). */
  isScored: boolean;
}

/**
 * Compressed bytes of one layer.
 * @public
 */
export interface LayerGain {
  /** Position of the layer in its image; of a blob listed twice, the first. */
  index: number;
  compressedBytes: number;
}

/** @public */
export interface FindingGain {
  /** What a pull would transfer less. */
  compressedBytes: number;
  /** What the image would occupy less; absent where contents are not known. */
  uncompressedBytes?: number;
  /** Of `compressedBytes`, what no finding before this one claims already. */
  distinctCompressedBytes: number;
  /**
   * Where `distinctCompressedBytes` lie: bottom first, sums to it, and over all
   * findings no layer yields more than its blob. Absent in verdicts that were
   * stored before it was told.
   */
  layers?: LayerGain[];
  /** False where a layer's whole payload goes, so that the figure is exact. */
  isEstimate: boolean;
  how: string;
}

/** @public */
export type JudgedOutcome =
  | { rule: string; state: 'passed' | 'found' }
  | { rule: string; state: 'not-applicable'; reason: string }
  | { rule: string; state: 'undecided'; missing: Evidence; reason: string };

/**
 * All that the rules say of one image; plain JSON.
 * @public
 */
export interface Judgement {
  /** Version of this form. */
  version: 1;
  /** Names rules, their versions, weights and options: equal for equal verdicts. */
  ruleSet: string;
  /** Largest distinct gain first, then severity. */
  findings: JudgedFinding[];
  outcomes: JudgedOutcome[];
  /** Sum of `distinctCompressedBytes`: no byte twice. */
  gainCompressedBytes: number;
  score: Score;
}
