import { RuleList } from '@image-insights/backstage-plugin-image-insights-common';
import { RuleSet, isScoredRule } from '@image-insights/image-analysis';

/** The catalogue of rules with what the configuration makes of it. */
export function ruleListOf(ruleSet: RuleSet): RuleList {
  const enabled = new Set(ruleSet.rules.map(({ id }) => id));
  return {
    ruleSet: ruleSet.id,
    items: ruleSet.catalogue.map(rule => {
      const isEnabled = enabled.has(rule.id);
      return {
        id: rule.id,
        version: rule.version,
        title: rule.title,
        family: rule.family,
        severity: rule.severity,
        needs: [...rule.needs],
        uses: [...(rule.uses ?? [])],
        why: rule.why,
        remedy: rule.remedy,
        gain: rule.gain,
        sources: rule.sources.map(source => ({ ...source })),
        isEnabled,
        weight: ruleSet.weightOf(rule.id),
        isScored: isEnabled && isScoredRule(rule, ruleSet),
      };
    }),
  };
}
