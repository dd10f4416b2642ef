import {
  ruleFamilySchema,
  ruleSeveritySchema,
  type RuleAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../../url';
import { MultiPicker, type Text, useText } from '../../common';
import type { FurtherFilter } from '../../leaderboard/FiltersInUse';
import { type RuleTexts, useRuleTexts } from '../../rules';
import { placeNames, without } from '../common';
import styles from '../common/Audits.module.css';

const severities = ruleSeveritySchema.options;
const families = ruleFamilySchema.options;

/** Parameters by which rules are filtered, besides services. */
export const ruleFilterNames = ['rule', 'severity', 'family'] as const;
type RuleFilterName = (typeof ruleFilterNames)[number];

/** How a value is read; as it stands where there is no such value. */
function labelOf(
  name: RuleFilterName,
  value: string,
  rules: RuleAudit['ruleFacets'],
  { t }: Text,
  texts: RuleTexts,
): string {
  switch (name) {
    case 'rule': {
      const sent = rules.find(({ rule }) => rule === value)?.title;
      return texts.ofRule(value, 'title', sent ?? value).words;
    }
    case 'severity': {
      const severity = severities.find(one => one === value);
      return severity ? t(`findings.severity_${severity}`) : value;
    }
    default: {
      const family = families.find(one => one === value);
      return family ? t(`findings.family_${family}`) : value;
    }
  }
}

/** The filters by rule, severity and family that an address names. */
export function ruleFilters(
  url: UrlState,
  rules: RuleAudit['ruleFacets'],
  text: Text,
  texts: RuleTexts,
): FurtherFilter[] {
  const { t } = text;
  return ruleFilterNames.flatMap(name =>
    url.getAll(name).map(value => ({
      name,
      value,
      label: t('leaderboard.filter', {
        name: t(`audits.findings.${name}`),
        value: labelOf(name, value, rules, text, texts),
      }),
    })),
  );
}

/** Which rules are asked for: by name, severity and what they are about. */
export function RulePickers(props: {
  rules: RuleAudit['ruleFacets'];
  url: UrlState;
}) {
  const text = useText();
  const texts = useRuleTexts();
  const { t } = text;
  const { rules, url } = props;
  const known: Record<RuleFilterName, readonly string[]> = {
    rule: rules.map(({ rule }) => rule),
    severity: severities,
    family: families,
  };
  return (
    <>
      {ruleFilterNames.map(name => {
        const values = url.getAll(name);
        const all = [...new Set([...known[name], ...values])];
        return (
          <div key={name} className={styles.picker}>
            <MultiPicker
              label={t(`audits.findings.${name}`)}
              values={values}
              options={all.map(id => ({
                id,
                label: labelOf(name, id, rules, text, texts),
              }))}
              onChange={chosen =>
                url.set({ ...without(placeNames), [name]: chosen })
              }
            />
          </div>
        );
      })}
    </>
  );
}
