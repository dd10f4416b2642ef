import { ToggleButton } from '@backstage/ui';
import type {
  Finding,
  Rule,
  RuleOutcome,
} from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../url';
import { evidenceSources, severities, sourcesOf } from '../../verdict';
import { MultiPicker, useText } from '../common';
import styles from './Findings.module.css';

/** What may be shown besides findings. */
export const otherOutcomes = ['passed', 'undecided', 'not-applicable'] as const;
/** One of {@link otherOutcomes}. */
export type OtherOutcome = (typeof otherOutcomes)[number];

/** Which findings to show, and which rules without findings beside them. */
export function FindingFilters(props: {
  findings: readonly Finding[];
  outcomes: readonly RuleOutcome[];
  rules: ReadonlyMap<string, Rule>;
  url: UrlState;
}) {
  const { t } = useText();
  const { findings, outcomes, rules, url } = props;
  const shown = url.getAll('outcome');
  const chosen = {
    severity: url.getAll('severity'),
    source: url.getAll('source'),
  };
  const present = new Set(findings.map(({ severity }) => severity));
  const sources = new Set(
    findings.flatMap(finding => [...sourcesOf(finding, rules)]),
  );
  const count = (state: OtherOutcome) =>
    String(outcomes.filter(outcome => outcome.state === state).length);
  const label: Record<OtherOutcome, string> = {
    passed: t('findings.passed', { amount: count('passed') }),
    undecided: t('findings.undecided', { amount: count('undecided') }),
    'not-applicable': t('findings.notApplicable', {
      amount: count('not-applicable'),
    }),
  };
  return (
    <div className={styles.filters}>
      {findings.length > 1 && (
        <>
          <div className={styles.picker}>
            <MultiPicker
              label={t('findings.severity')}
              values={chosen.severity}
              options={severities
                .filter(id => present.has(id) || chosen.severity.includes(id))
                .map(id => ({ id, label: t(`findings.severity_${id}`) }))}
              onChange={severity => url.set({ severity })}
            />
          </div>
          <div className={styles.picker}>
            <MultiPicker
              label={t('findings.source')}
              values={chosen.source}
              options={evidenceSources
                .filter(id => sources.has(id) || chosen.source.includes(id))
                .map(id => ({ id, label: t(`findings.source_${id}`) }))}
              onChange={source => url.set({ source })}
            />
          </div>
        </>
      )}
      <div
        className={styles.toggles}
        role="group"
        aria-label={t('findings.outcomes')}
      >
        {otherOutcomes.map(outcome => (
          <ToggleButton
            key={outcome}
            size="small"
            isSelected={shown.includes(outcome)}
            isDisabled={count(outcome) === '0'}
            onChange={isSelected =>
              url.set({
                outcome: otherOutcomes.filter(other =>
                  other === outcome ? isSelected : shown.includes(other),
                ),
              })
            }
          >
            {label[outcome]}
          </ToggleButton>
        ))}
      </div>
    </div>
  );
}
