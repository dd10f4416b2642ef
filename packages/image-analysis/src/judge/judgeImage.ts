import { Finding, Rule, RuleOutcome, RuleSeverity } from '../rules/Rule';
import { Known, RuleInput } from '../rules/RuleInput';
import { computeScore } from '../score/computeScore';
import { SourceFacts } from '../source/SourceFacts';
import { GainLedger } from './GainLedger';
import {
  JudgedFinding,
  JudgedOutcome,
  Judgement,
  LayerGain,
} from './Judgement';
import { RuleSet } from './RuleSet';
import { isScoredRule } from './isScoredRule';
import { missingEvidence } from './missingEvidence';

/** Most findings of one rule that are kept: the largest ones. */
const FINDINGS_PER_RULE = 50;

const SEVERITIES: readonly RuleSeverity[] = ['high', 'medium', 'low', 'info'];

/** @public */
export interface JudgeImageOptions {
  /** Options given here win over those of the rule set. */
  input: Omit<RuleInput, 'options'> & Partial<Pick<RuleInput, 'options'>>;
  ruleSet: RuleSet;
}

/**
 * Asks every rule of the set about an image, works out what findings are worth
 * without counting a byte twice, and computes the score. Pure: the same input
 * gives the same judgement.
 * @public
 */
export function judgeImage({ input, ruleSet }: JudgeImageOptions): Judgement {
  const complete: RuleInput = {
    ...input,
    source: withRecordedDockerfile(input),
    options: { ...ruleSet.options, ...input.options },
  };
  const outcomes: JudgedOutcome[] = [];
  const drafts: Draft[] = [];
  for (const rule of ruleSet.rules) {
    const outcome = ask(rule, complete);
    if (outcome.state !== 'found') {
      outcomes.push({ rule: rule.id, ...outcome });
    } else if (outcome.findings.length === 0) {
      outcomes.push({ rule: rule.id, state: 'passed' });
    } else {
      outcomes.push({ rule: rule.id, state: 'found' });
      drafts.push(...draftsOf(rule, outcome.findings));
    }
  }
  const contents = input.contents.known ? input.contents.value : undefined;
  const ledger = new GainLedger(input.image, contents);
  // What is not scored comes last, so that it takes no byte from what is.
  const scoredLedger = new GainLedger(input.image, contents);
  const judged = drafts
    .map(draft => {
      const severity = draft.finding.severity ?? draft.rule.severity;
      return {
        ...draft,
        severity,
        worth: ledger.worth(draft.finding.claims ?? []),
        isScored: severity !== 'info' && isScoredRule(draft.rule, ruleSet),
      };
    })
    .sort(
      (left, right) =>
        Number(right.isScored) - Number(left.isScored) ||
        right.worth.compressedBytes - left.worth.compressedBytes ||
        SEVERITIES.indexOf(left.severity) -
          SEVERITIES.indexOf(right.severity) ||
        compareText(idOf(left), idOf(right)),
    )
    .map(draft => {
      const claims = draft.finding.claims ?? [];
      if (draft.isScored) {
        scoredLedger.add(claims);
      }
      return judgedFinding(draft, ledger.add(claims));
    });
  const findings = judged.sort(
    (left, right) =>
      (right.gain?.distinctCompressedBytes ?? 0) -
        (left.gain?.distinctCompressedBytes ?? 0) ||
      SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity) ||
      compareText(left.id, right.id),
  );
  return {
    version: 1,
    ruleSet: ruleSet.id,
    findings,
    outcomes,
    gainCompressedBytes: findings.reduce(
      (sum, { gain }) => sum + (gain?.distinctCompressedBytes ?? 0),
      0,
    ),
    score: computeScore({
      image: input.image,
      contents,
      findings,
      outcomes,
      ruleSet,
      claimedOf: layer => scoredLedger.claimedOf(layer),
    }),
  };
}

interface Draft {
  rule: Rule;
  finding: Finding;
}

function ask(rule: Rule, input: RuleInput): RuleOutcome {
  const missing = missingEvidence(rule, input);
  if (missing) {
    return { state: 'undecided', ...missing };
  }
  try {
    return rule.decide(input);
  } catch (error) {
    // Rules may come from other modules; one that fails spoils no verdict.
    return {
      state: 'undecided',
      missing: rule.needs.at(-1) ?? 'manifest',
      reason: `the rule failed: ${String(error).slice(0, 200)}`,
    };
  }
}

function draftsOf(rule: Rule, findings: readonly Finding[]): Draft[] {
  const byKey = new Map<string, Draft>();
  for (const finding of findings) {
    const kept = byKey.get(finding.key);
    if (!kept) {
      byKey.set(finding.key, { rule, finding });
    }
  }
  return [...byKey.values()].slice(0, FINDINGS_PER_RULE);
}

function idOf({ rule, finding }: Draft): string {
  return finding.key === '' ? rule.id : `${rule.id}:${finding.key}`;
}

function judgedFinding(
  draft: Draft & {
    severity: RuleSeverity;
    worth: ReturnType<GainLedger['worth']>;
    isScored: boolean;
  },
  layers: LayerGain[],
): JudgedFinding {
  const { rule, finding, worth } = draft;
  const hasGain = worth.compressedBytes > 0;
  return {
    id: idOf(draft),
    rule: rule.id,
    family: rule.family,
    severity: draft.severity,
    title: finding.title,
    why: rule.why,
    seen: finding.seen,
    confidence: finding.confidence,
    method: finding.method,
    places: finding.places.slice(0, 20),
    placeCount: finding.placeCount ?? finding.places.length,
    gain: hasGain
      ? {
          ...worth,
          distinctCompressedBytes: layers.reduce(
            (sum, { compressedBytes }) => sum + compressedBytes,
            0,
          ),
          layers,
          how: finding.gainHow ?? rule.gain ?? 'sum of the files',
        }
      : undefined,
    remedy: finding.remedy,
    isScored: draft.isScored,
  };
}

/** The Dockerfile that made this image beats the one that lies there now. */
function withRecordedDockerfile(
  input: Pick<RuleInput, 'source' | 'provenance'>,
): Known<SourceFacts> {
  const recorded = input.provenance.known
    ? input.provenance.value.dockerfile
    : undefined;
  if (!recorded) {
    return input.source;
  }
  return {
    known: true,
    value: {
      ...(input.source.known ? input.source.value : {}),
      dockerfile: { ...recorded, from: 'provenance' },
    },
  };
}

/** By code unit: the same on every machine. */
function compareText(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
