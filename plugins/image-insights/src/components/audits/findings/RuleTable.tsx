import { Fragment, type ReactNode } from 'react';
import type {
  Rule,
  RuleAudit,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, wideByteColumn } from '../../../format';
import { DataTable, useText } from '../../common';
import tableStyles from '../../common/table.module.css';
import { useMoney } from '../../cost/useMoney';
import { SeverityLabel } from '../../findings/SeverityLabel';
import { RuleText } from '../../rules';
import { type AuditSort, type OpenRow, RowToggle, SortHead } from '../common';
import styles from '../common/Audits.module.css';
import { gainWords } from './gainWords';
import { RuleChange } from './RuleChange';
import type { RuleOrder } from './ruleSort';

const columns = 6;

/**
 * Rules by what they found. Without `sort` and `open` it is a plain table, as
 * a report prints it.
 */
export function RuleTable(props: {
  audit: Pick<RuleAudit, 'items' | 'currency' | 'totalCount'>;
  /** The catalogue, by id; what it adds is left out until it is there. */
  rules: ReadonlyMap<string, Rule>;
  isStale?: boolean;
  sort?: AuditSort<RuleOrder>;
  open?: OpenRow;
  children?: (row: RuleAuditRow) => ReactNode;
}) {
  const { t, locale } = useText();
  const { audit, rules, isStale, sort, open, children } = props;
  const { items, currency, totalCount } = audit;
  const format = wideByteColumn(
    items.map(row => row.gainCompressedBytes),
    locale,
  );
  const number = tableStyles.number;
  return (
    <DataTable
      label={t('audits.findings.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      isStale={isStale}
    >
      <thead>
        <tr>
          <SortHead
            order="title"
            label={t('audits.findings.columnRule')}
            sort={sort}
          />
          <SortHead
            order="services"
            label={t('audits.columnServices')}
            sort={sort}
            isNumber
          />
          <SortHead
            order="images"
            label={t('audits.columnImages')}
            sort={sort}
            isNumber
            className={styles.secondary}
          />
          <SortHead
            order="gain"
            label={t('audits.findings.columnGain')}
            sort={sort}
            isNumber
          />
          <SortHead
            order="cost"
            label={t('audits.columnMonth')}
            sort={sort}
            isNumber
          />
          <th scope="col" className={`${number} ${styles.secondary}`}>
            {t('audits.findings.columnChange')}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map(row => {
          const isOpen = open?.key === row.rule;
          return (
            <Fragment key={row.rule}>
              <tr>
                <th scope="row" className={styles.named}>
                  <RowToggle
                    isOpen={isOpen}
                    isWanted={open?.isWanted(row.rule)}
                    onToggle={open && (() => open.toggle(row.rule))}
                  >
                    <RuleText rule={row.rule} field="title" sent={row.title} />
                  </RowToggle>
                  <div className={styles.meta}>
                    <SeverityLabel severity={row.severity} />
                    <span>{t(`findings.family_${row.family}`)}</span>
                    <span className={styles.narrowOnly}>
                      {t('audits.findings.in30Days', {
                        change: (
                          <RuleChange services={row.servicesChange30Days} />
                        ),
                      })}
                    </span>
                  </div>
                </th>
                <td className={number}>
                  {row.services.toLocaleString(locale)}
                </td>
                <td className={`${number} ${styles.secondary}`}>
                  {row.images.toLocaleString(locale)}
                </td>
                <td className={number}>
                  <Gain
                    row={row}
                    format={format}
                    namesBytes={rules.get(row.rule)?.gain !== undefined}
                  />
                </td>
                <td className={number}>
                  <Month row={row} currency={currency} />
                </td>
                <td className={`${number} ${styles.secondary}`}>
                  <RuleChange services={row.servicesChange30Days} />
                </td>
              </tr>
              {isOpen && children && (
                <tr>
                  <td colSpan={columns}>{children(row)}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** What of a pull a finding concerns, in words where that is not known. */
export function Gain(props: {
  row: { gainCompressedBytes: number; isEstimate: boolean };
  format: (bytes: number) => string;
  namesBytes: boolean;
}) {
  const text = useText();
  const { row, format, namesBytes } = props;
  const { gainCompressedBytes: bytes, isEstimate } = row;
  return (
    <span
      className={bytes > 0 ? tableStyles.unbroken : undefined}
      title={bytes > 0 ? exactBytes(bytes, text.locale) : undefined}
    >
      {gainWords({ bytes, isEstimate, format, namesBytes }, text)}
    </span>
  );
}

/** What mending saves a month, in words where that is not known. */
export function Month(props: {
  row: { gainCompressedBytes: number; amountPerMonth?: number };
  currency: RuleAudit['currency'];
}) {
  const { t } = useText();
  const { row, currency } = props;
  const money = useMoney(currency);
  if (row.amountPerMonth !== undefined) {
    return <>{money.estimate(row.amountPerMonth)}</>;
  }
  return (
    <span className={styles.quiet}>
      {t(
        row.gainCompressedBytes === 0
          ? 'audits.findings.none'
          : 'audits.findings.noAmount',
      )}
    </span>
  );
}
