import type { ReactNode } from 'react';
import type {
  Rule,
  RuleAudit,
  RuleAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { exactBytes, wideByteColumn } from '../../../format';
import { useText } from '../../common';
import tableStyles from '../../common/table.module.css';
import { useMoney } from '../../cost/useMoney';
import { SeverityLabel } from '../../findings/SeverityLabel';
import { RuleText } from '../../rules';
import { type AuditSort, AuditTable, type OpenRow } from '../common';
import styles from '../common/Audits.module.css';
import { gainWords } from './gainWords';
import { RuleChange } from './RuleChange';
import type { RuleOrder } from './ruleSort';

/** Rules by what they found. */
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
  const { audit, rules, ...shown } = props;
  const { items, currency, totalCount } = audit;
  const format = wideByteColumn(
    items.map(row => row.gainCompressedBytes),
    locale,
  );
  return (
    <AuditTable
      label={t('audits.findings.table', {
        amount: totalCount.toLocaleString(locale),
      })}
      rows={items}
      keyOf={row => row.rule}
      first={{
        label: t('audits.findings.columnRule'),
        order: 'title',
        name: row => (
          <RuleText rule={row.rule} field="title" sent={row.title} />
        ),
        about: row => <About row={row} />,
      }}
      columns={[
        {
          label: t('audits.columnServices'),
          order: 'services',
          cell: row => row.services.toLocaleString(locale),
        },
        {
          label: t('audits.columnImages'),
          order: 'images',
          shown: 'secondary',
          cell: row => row.images.toLocaleString(locale),
        },
        {
          label: t('audits.findings.columnGain'),
          order: 'gain',
          cell: row => (
            <Gain
              row={row}
              format={format}
              namesBytes={rules.get(row.rule)?.gain !== undefined}
            />
          ),
        },
        {
          label: t('audits.columnMonth'),
          order: 'cost',
          cell: row => <Month row={row} currency={currency} />,
        },
        {
          label: t('audits.findings.columnChange'),
          shown: 'secondary',
          cell: row => <RuleChange services={row.servicesChange30Days} />,
        },
      ]}
      {...shown}
    />
  );
}

/** How grave a rule is, what it is about, and what changed where that has no column. */
function About(props: { row: RuleAuditRow }) {
  const { t } = useText();
  const { severity, family, servicesChange30Days } = props.row;
  return (
    <>
      <SeverityLabel severity={severity} />
      <span>{t(`findings.family_${family}`)}</span>
      {servicesChange30Days !== 0 && (
        <span className={styles.narrowOnly}>
          {t('audits.findings.in30Days', {
            change: <RuleChange services={servicesChange30Days} />,
          })}
        </span>
      )}
    </>
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
      className={bytes > 0 ? tableStyles.unbroken : styles.quiet}
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
