import {
  ContentsSummary as AnalysedContents,
  Evidence,
  Judgement as AnalysedJudgement,
  RuleSet,
} from '@image-insights/image-analysis';
import {
  ContentsSummary,
  Judgement,
} from '@image-insights/backstage-plugin-image-insights-common';
import { StoredJudgement } from '../database/JudgementStore';

/** What is not of the image itself, but of the repository it was judged in. */
const OF_THE_REPOSITORY: readonly Evidence[] = [
  'dockerfile',
  'dockerignore',
  'history',
];

/**
 * Tells of which rules the findings rest on the repository in which an image
 * was judged, rather than on the image itself; of rules that are no more,
 * nobody knows.
 */
export function restsOnRepository(
  ruleSet: Pick<RuleSet, 'catalogue'>,
): (rule: string) => boolean {
  const evidence = new Map(
    ruleSet.catalogue.map(rule => [
      rule.id,
      [...rule.needs, ...(rule.uses ?? [])].some(one =>
        OF_THE_REPOSITORY.includes(one),
      ),
    ]),
  );
  return rule => evidence.get(rule) ?? true;
}

/**
 * As the API tells it: without the version of the stored form, and, for those
 * who may not see the repository in which the image was judged, without what
 * rests on that repository's Dockerfile and releases.
 */
export function judgementOf(
  stored: StoredJudgement,
  options: { ruleSet: RuleSet; isHomeReadable: boolean },
): Judgement {
  const { version: _version, ...judgement }: AnalysedJudgement =
    stored.judgement;
  if (options.isHomeReadable) {
    return judgement;
  }
  const evidence = new Map(
    options.ruleSet.catalogue.map(rule => [
      rule.id,
      [...rule.needs, ...(rule.uses ?? [])].find(one =>
        OF_THE_REPOSITORY.includes(one),
      ),
    ]),
  );
  // Of rules that are no more, nobody knows what they rested on.
  const isShown = (rule: string) =>
    evidence.has(rule) && evidence.get(rule) === undefined;
  const findings = judgement.findings.filter(({ rule }) => isShown(rule));
  return {
    ...judgement,
    findings,
    outcomes: judgement.outcomes.map(outcome =>
      isShown(outcome.rule)
        ? outcome
        : {
            rule: outcome.rule,
            state: 'undecided',
            missing: evidence.get(outcome.rule) ?? 'history',
            reason: 'it rests on a repository that you may not see',
          },
    ),
    gainCompressedBytes: findings.reduce(
      (sum, { gain }) => sum + (gain?.distinctCompressedBytes ?? 0),
      0,
    ),
  };
}

/** The same; which lock files there are is evidence, not for a page. */
export function shownContents(contents: AnalysedContents): ContentsSummary {
  const { version: _version, lockfiles: _lockfiles, ...shown } = contents;
  return shown;
}
