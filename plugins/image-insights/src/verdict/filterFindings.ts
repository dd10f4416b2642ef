import type {
  Evidence,
  Finding,
  Rule,
  RuleSeverity,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Severities, the worst first. @public */
export const severities: readonly RuleSeverity[] = [
  'high',
  'medium',
  'low',
  'info',
];

/** Sources of evidence, in the order in which an image is read. @public */
export const evidenceSources: readonly Evidence[] = [
  'manifest',
  'contents',
  'dockerfile',
  'dockerignore',
  'history',
  'registry',
];

/** On what a finding rests: all that its rule needs or uses. @public */
export function sourcesOf(
  finding: Pick<Finding, 'rule'>,
  rules: ReadonlyMap<string, Rule>,
): readonly Evidence[] {
  const rule = rules.get(finding.rule);
  return rule ? [...rule.needs, ...rule.uses] : [];
}

/**
 * The findings of some severities that rest on some sources; an empty list of
 * either means all.
 * @public
 */
export function filterFindings(options: {
  findings: readonly Finding[];
  rules: ReadonlyMap<string, Rule>;
  severity: readonly string[];
  source: readonly string[];
}): Finding[] {
  const { findings, rules, severity, source } = options;
  return findings.filter(
    finding =>
      (severity.length === 0 || severity.includes(finding.severity)) &&
      (source.length === 0 ||
        sourcesOf(finding, rules).some(one => source.includes(one))),
  );
}
