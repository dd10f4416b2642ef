import type {
  Rule,
  RuleOutcome,
} from '@image-insights/backstage-plugin-image-insights-common';
import { capital, sentence } from '../../format';
import { DataTable, InEnglish, Prose, useText } from '../common';
import { RuleText } from '../rules';
import styles from './Findings.module.css';
import type { OtherOutcome } from './FindingFilters';

const titles = {
  passed: 'findings.passedTable',
  undecided: 'findings.undecidedTable',
  'not-applicable': 'findings.notApplicableTable',
} as const;

/** Rules that passed, could not be decided or do not apply, with the reason. */
export function OutcomeTable(props: {
  state: OtherOutcome;
  outcomes: readonly RuleOutcome[];
  rules: ReadonlyMap<string, Rule>;
}) {
  const { t } = useText();
  const { state, outcomes, rules } = props;
  const rows = outcomes.filter(outcome => outcome.state === state);
  const title = t(titles[state]);
  if (rows.length === 0) {
    return null;
  }
  return (
    <>
      <h4 className={styles.family}>{title}</h4>
      <DataTable label={title}>
        <thead>
          <tr>
            <th scope="col">{t('findings.columnRule')}</th>
            <th scope="col">{t('findings.columnFamily')}</th>
            {state === 'undecided' && (
              <th scope="col">{t('findings.columnMissing')}</th>
            )}
            {state !== 'passed' && (
              <th scope="col">{t('findings.columnReason')}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(outcome => {
            const rule = rules.get(outcome.rule);
            return (
              <tr key={outcome.rule}>
                <th scope="row">
                  <RuleText
                    rule={outcome.rule}
                    field="title"
                    sent={rule?.title ?? outcome.rule}
                  />
                </th>
                <td>
                  {rule
                    ? t(`findings.family_${rule.family}`)
                    : t('common.unknown')}
                </td>
                {outcome.state === 'undecided' && (
                  <td>{t(`findings.source_${outcome.missing}`)}</td>
                )}
                {'reason' in outcome && (
                  <td>
                    <InEnglish>
                      <Prose>{capital(sentence(outcome.reason))}</Prose>
                    </InEnglish>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </>
  );
}
