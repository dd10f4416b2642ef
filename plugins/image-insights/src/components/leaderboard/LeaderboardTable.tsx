import { Link } from '@backstage/ui';
import {
  createBytesFormatter,
  formatBytes,
  type LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../entity';
import { Bytes, DataTable, Delta, Spark, useText } from '../common';
import { ScoreText } from '../score/ScoreText';
import tableStyles from '../common/table.module.css';
import { MonthlyCost } from './MonthlyCost';
import { labelOfValue } from './labelOfValue';
import styles from './Leaderboard.module.css';

/** Services in their order; each links to its Images tab. */
export function LeaderboardTable(props: {
  label: string;
  rows: readonly LeaderboardRow[];
  isStale: boolean;
}) {
  const { t, locale } = useText();
  const { label, rows, isStale } = props;
  const link = useEntityLink();
  const format = createBytesFormatter(
    rows.map(row => row.compressedBytes),
    { locale },
  );
  // Sizes of one order of magnitude share a unit; others need their own.
  const sizes = rows.map(row => row.compressedBytes);
  const isAlike = Math.max(...sizes) / Math.max(1, Math.min(...sizes)) < 100;
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnRank')}
          </th>
          <th scope="col">{t('leaderboard.columnService')}</th>
          <th scope="col" className={styles.secondary}>
            {t('leaderboard.columnOwner')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnSize')}
          </th>
          <th scope="col">{t('leaderboard.columnTrend')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnChange')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnScore')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnCost')}
          </th>
          <th
            scope="col"
            className={`${tableStyles.number} ${styles.secondary}`}
          >
            {t('leaderboard.columnWasted')}
          </th>
          <th scope="col" className={styles.medium}>
            {t('leaderboard.columnBudget')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.entityRef}>
            <td className={tableStyles.number}>{row.rank}</td>
            <th scope="row">
              <span className={styles.service}>
                <Link href={link(row.entityRef)}>{row.title}</Link>
                <span className={`${styles.quiet} ${styles.narrowOnly}`}>
                  {row.owner && labelOfValue(row.owner)}
                </span>
                {row.missingRepositories > 0 && (
                  <span className={styles.quiet}>
                    {t('leaderboard.missing', {
                      count: row.missingRepositories,
                    })}
                  </span>
                )}
              </span>
            </th>
            <td className={styles.secondary}>
              {row.owner ? labelOfValue(row.owner) : t('leaderboard.noOwner')}
            </td>
            <td className={tableStyles.number}>
              <Bytes
                bytes={row.compressedBytes}
                format={isAlike ? format : undefined}
              />
            </td>
            <td>
              <Spark points={row.spark} />
            </td>
            <td className={tableStyles.number}>
              {row.change30Days ? (
                <Delta change={row.change30Days} />
              ) : (
                t('leaderboard.noEarlier')
              )}
            </td>
            <td className={tableStyles.number}>
              {row.score ? (
                <ScoreText score={row.score} />
              ) : (
                t('leaderboard.notJudged')
              )}
            </td>
            <td className={tableStyles.number}>
              <MonthlyCost row={row} href={`${link(row.entityRef)}/cost`} />
            </td>
            <td className={`${tableStyles.number} ${styles.secondary}`}>
              {row.wastedBytes === undefined ? (
                t('leaderboard.notRead')
              ) : (
                <Bytes bytes={row.wastedBytes} />
              )}
            </td>
            <td className={styles.medium}>
              {row.budget === undefined && (
                <span className={styles.quiet}>
                  {t('leaderboard.noBudget')}
                </span>
              )}
              {row.budget && (
                <span
                  className={row.budget.overBytes > 0 ? styles.over : undefined}
                >
                  {row.budget.overBytes > 0
                    ? t('common.over', {
                        amount: formatBytes(row.budget.overBytes, { locale }),
                      })
                    : t('common.under', {
                        amount: formatBytes(-row.budget.overBytes, { locale }),
                      })}
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
