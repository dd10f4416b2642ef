import { ImageContents } from '../combine/ImageContents';
import { JudgedFinding, JudgedOutcome } from '../judge/Judgement';
import { RuleSet } from '../judge/RuleSet';
import { isScoredRule } from '../judge/isScoredRule';
import { ImageDescription } from '../model';
import { RuleFamily } from '../rules/Rule';
import { Score, ScorePart } from './Score';
import { SCORE_FORMULA } from './formula';
import { gradeOf } from './gradeOf';
import { scorePart } from './scorePart';

export interface ComputeScoreOptions {
  image: ImageDescription;
  contents?: ImageContents;
  /** Largest distinct gain first. */
  findings: readonly JudgedFinding[];
  outcomes: readonly JudgedOutcome[];
  ruleSet: RuleSet;
  /** Compressed bytes of a layer that scored findings claim. */
  claimedOf: (layer: number) => number;
}

/**
 * The score of docs/score.md: what was earned by what could be seen. Bytes
 * decide where bytes are known; habits without bytes cost a little, by their
 * severity; what is undecided earns nothing and is told apart.
 */
export function computeScore(options: ComputeScoreOptions): Score {
  const parts = [
    wastePart(options),
    sizePart(options.image),
    ...(['layers', 'hygiene', 'reproducibility', 'safety'] as const).map(
      family => habitPart(family, options),
    ),
  ];
  const sum = (of: 'earned' | 'undecided') =>
    hundredths(parts.reduce((total, part) => total + part[of], 0));
  const points = sum('earned');
  const undecided = sum('undecided');
  return {
    formula: SCORE_FORMULA.version,
    points,
    upTo: hundredths(points + undecided),
    grade: gradeOf(points),
    evidence: hundredths(100 - undecided) / 100,
    parts,
  };
}

/**
 * Every byte of a pull earns its share, unless a finding claims it (lost) or
 * its layer was not read (undecided).
 */
function wastePart(options: ComputeScoreOptions): ScorePart {
  const { image, contents, findings, claimedOf } = options;
  const available = SCORE_FORMULA.available.waste;
  const whole = Math.max(1, image.compressedBytes);
  let unseenBytes = 0;
  const seen = new Set<string>();
  for (const layer of image.layers) {
    if (!seen.has(layer.digest)) {
      seen.add(layer.digest);
      if (!layer.isEmpty && !contents?.layers[layer.index]?.isRead) {
        unseenBytes += layer.compressedBytes - claimedOf(layer.index);
      }
    }
  }
  const habits = habitLosses('size', options);
  return scorePart({
    id: 'waste',
    available,
    losses: [
      ...findings
        .filter(({ isScored, gain }) => isScored && gain !== undefined)
        .map(({ id, gain }) => ({
          finding: id,
          points: (available * (gain?.distinctCompressedBytes ?? 0)) / whole,
        })),
      ...habits.losses,
    ],
    // Rules about unread bytes are undecided with the bytes, not once more.
    undecided: [{ points: (available * Math.max(0, unseenBytes)) / whole }],
  });
}

function sizePart(image: ImageDescription): ScorePart {
  const available = SCORE_FORMULA.available.size;
  const { smallBytes, largeBytes } = SCORE_FORMULA;
  const bounded = Math.min(
    largeBytes,
    Math.max(smallBytes, image.compressedBytes),
  );
  const share =
    Math.log10(bounded / smallBytes) / Math.log10(largeBytes / smallBytes);
  return scorePart({
    id: 'size',
    available,
    losses: [{ points: available * share }],
    undecided: [],
  });
}

function habitPart(
  family: Exclude<RuleFamily, 'size'>,
  options: ComputeScoreOptions,
): ScorePart {
  return scorePart({
    id: family,
    available: SCORE_FORMULA.available[family],
    ...habitLosses(family, options),
  });
}

/** Once per rule, by its worst finding without bytes. */
function habitLosses(family: RuleFamily, options: ComputeScoreOptions) {
  const { findings, outcomes, ruleSet } = options;
  const { severityPoints } = SCORE_FORMULA;
  const worst = new Map<string, { finding: string; points: number }>();
  for (const finding of findings) {
    if (finding.family === family && finding.isScored && !finding.gain) {
      const points =
        severityPoints[finding.severity] * ruleSet.weightOf(finding.rule);
      if (points > (worst.get(finding.rule)?.points ?? 0)) {
        worst.set(finding.rule, { finding: finding.id, points });
      }
    }
  }
  const rules = new Map(ruleSet.rules.map(rule => [rule.id, rule]));
  const undecided = outcomes.flatMap(outcome => {
    const rule = rules.get(outcome.rule);
    if (
      outcome.state !== 'undecided' ||
      rule?.family !== family ||
      !isScoredRule(rule, ruleSet)
    ) {
      return [];
    }
    const points = severityPoints[rule.severity] * ruleSet.weightOf(rule.id);
    return points > 0 ? [{ undecidedRule: rule.id, points }] : [];
  });
  return { losses: [...worst.values()], undecided };
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
