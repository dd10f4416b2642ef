import { Link } from '@backstage/ui';
import {
  formatBytesChange,
  type Saving,
} from '@image-insights/backstage-plugin-image-insights-common';
import { formatDuration } from '../../format';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import { pathTitle } from './costWords';
import type { MoneyWriter } from './useMoney';
import { useScenarioTitle } from './useScenarioTitle';
import styles from './Cost.module.css';

/** What to do first: each row worth what it adds to the rows above it. */
export function PlanTable(props: {
  label: string;
  rows: readonly Saving[];
  money: MoneyWriter;
  /** Where a row is explained; undefined where nowhere. */
  hrefOf: (row: Saving) => string | undefined;
}) {
  const text = useText();
  const titleOf = useScenarioTitle();
  const { t, locale } = text;
  const { label, rows, money, hrefOf } = props;
  const number = tableStyles.number;
  const images = new Set(rows.flatMap(({ repository = [] }) => repository));
  const secondary = `${number} ${styles.secondary}`;
  return (
    <DataTable label={label}>
      <thead>
        <tr>
          <th scope="col" className={number}>
            {t('cost.columnRank')}
          </th>
          <th scope="col">{t('cost.columnWhat')}</th>
          <th scope="col" className={number}>
            {t('cost.columnAmount')}
          </th>
          <th scope="col" className={number}>
            {t('cost.columnBytes')}
          </th>
          <th scope="col" className={secondary}>
            {t('cost.columnTime')}
          </th>
          <th scope="col" className={secondary}>
            {t('cost.columnStorage')}
          </th>
          <th scope="col" className={styles.secondary}>
            {t('cost.columnSure')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const { marginal, alone } = row;
          const href = hrefOf(row);
          const title = titleOf(row);
          return (
            <tr key={`${row.id} ${row.region ?? ''}`}>
              <td className={number}>{index + 1}</td>
              <th scope="row" className={styles.what}>
                {href === undefined ? title : <Link href={href}>{title}</Link>}
                {images.size > 1 && row.repository !== undefined && (
                  <div className={styles.quiet}>{row.repository}</div>
                )}
                {row.insteadOf && (
                  <div className={styles.quiet}>
                    {t('cost.insteadOf', {
                      path: pathTitle(row.insteadOf, text),
                    })}
                  </div>
                )}
                {row.addedFixedPerMonth !== 0 && (
                  <div className={styles.quiet}>
                    {t('cost.fixedForAll', {
                      amount: money.estimate(row.addedFixedPerMonth),
                    })}
                  </div>
                )}
              </th>
              <td className={number}>
                {money.change(-marginal.amountPerMonth)}
                {alone.amountPerMonth !== marginal.amountPerMonth && (
                  <div className={styles.quiet}>
                    {t('cost.columnAlone', {
                      amount: money.change(-alone.amountPerMonth),
                    })}
                  </div>
                )}
              </td>
              <td className={number}>
                {marginal.bytesPerMonth === 0
                  ? t('common.noChange')
                  : formatBytesChange(-marginal.bytesPerMonth, { locale })}
              </td>
              <td className={secondary}>
                {marginal.secondsPerMonth === 0
                  ? t('common.noChange')
                  : `−${formatDuration(marginal.secondsPerMonth, locale)}`}
              </td>
              <td className={secondary}>
                {marginal.storageAmountPerMonth === 0
                  ? t('common.noChange')
                  : money.change(-marginal.storageAmountPerMonth)}
              </td>
              <td className={styles.secondary}>
                {t(`cost.confidence_${row.confidence}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}
