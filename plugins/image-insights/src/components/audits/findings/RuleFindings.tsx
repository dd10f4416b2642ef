import type {
  FindingAuditQuery,
  Rule,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useFindingAudit } from '../../../data';
import type { UrlState } from '../../../url';
import { useText } from '../../common';
import { useRuleTexts } from '../../rules';
import { OpenedRow, rowsInside } from '../common';
import styles from '../common/Audits.module.css';
import { FindingTable } from './FindingTable';
import { RuleFacts } from './RuleFacts';

/** What one rule is about, and the services in which it found something. */
export function RuleFindings(props: {
  row: RuleAuditRow;
  /** Absent while the catalogue loads, and for rules that it no longer has. */
  rule?: Rule;
  isCatalogueKnown: boolean;
  /** Of the list that the row stands in. */
  filters: FindingAuditQuery;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const texts = useRuleTexts();
  const { row, rule, isCatalogueKnown, filters, url } = props;
  const findings = useFindingAudit({
    ...filters,
    rule: [row.rule],
    limit: rowsInside,
    cursor: url.get('more'),
  });
  return (
    <OpenedRow
      data={findings}
      url={url}
      rows={row.findings}
      above={
        <>
          {rule && <RuleFacts rule={rule} />}
          {!rule && isCatalogueKnown && (
            <p className={styles.text}>{t('audits.findings.noRule')}</p>
          )}
        </>
      }
    >
      {(audit, isStale) => (
        <FindingTable
          label={t('audits.findings.uses', {
            title: texts.ofRule(row.rule, 'title', row.title).words,
            amount: audit.totalCount.toLocaleString(locale),
          })}
          audit={audit}
          namesBytes={rule?.gain !== undefined}
          isStale={isStale}
        />
      )}
    </OpenedRow>
  );
}
