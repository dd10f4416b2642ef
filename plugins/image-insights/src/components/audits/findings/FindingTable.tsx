import { Link } from '@backstage/ui';
import type {
  FindingAudit,
  FindingAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../../entity';
import { wideByteColumn } from '../../../format';
import { DataTable, useText } from '../../common';
import tableStyles from '../../common/table.module.css';
import { ImageCell, ServiceCell, viewHref } from '../common';
import styles from '../common/Audits.module.css';
import { Gain, Month } from './RuleTable';

/** Findings one by one, each leading to where one sees what to change. */
export function FindingTable(props: {
  label: string;
  audit: Pick<FindingAudit, 'items' | 'currency'>;
  /** False for rules that never name bytes. */
  namesBytes: boolean;
  isStale?: boolean;
}) {
  const { t, locale } = useText();
  const { label, audit, namesBytes, isStale } = props;
  const { items, currency } = audit;
  const tab = useEntityLink();
  const format = wideByteColumn(
    items.map(row => row.gainCompressedBytes),
    locale,
  );
  const number = tableStyles.number;
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('audits.columnService')}</th>
          <th scope="col" className={styles.secondary}>
            {t('audits.columnImage')}
          </th>
          <th scope="col" className={styles.secondary}>
            {t('audits.findings.columnWhere')}
          </th>
          <th scope="col" className={number}>
            {t('audits.findings.columnGain')}
          </th>
          <th scope="col" className={number}>
            {t('audits.columnMonth')}
          </th>
          <th scope="col">{t('audits.findings.columnFinding')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(row => (
          <tr key={`${row.entityRef} ${row.repository} ${row.finding}`}>
            <th scope="row">
              <ServiceCell
                service={row}
                href={tab(row.entityRef)}
                image={row}
              />
            </th>
            <td className={styles.secondary}>
              <ImageCell image={row} />
            </td>
            <td className={styles.secondary}>
              <Where layers={row.layers} />
            </td>
            <td className={number}>
              <Gain row={row} format={format} namesBytes={namesBytes} />
            </td>
            <td className={number}>
              <Month row={row} currency={currency} />
            </td>
            <td>
              <Link
                href={tab(row.entityRef, findingWithin(row))}
                aria-label={t('audits.findings.openOf', { service: row.title })}
              >
                {t('audits.findings.open')}
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

/** Where within its service's Images tab a finding is. */
function findingWithin(row: FindingAuditRow): string {
  return viewHref('', '/findings', {
    repo: row.repository,
    finding: row.finding,
  });
}

function Where(props: { layers: readonly number[] }) {
  const { t } = useText();
  const { layers } = props;
  return (
    <>
      {layers.length === 0
        ? t('audits.findings.wholeImage')
        : t('findings.layer', {
            number: layers.map(index => String(index + 1)).join(', '),
          })}
    </>
  );
}
