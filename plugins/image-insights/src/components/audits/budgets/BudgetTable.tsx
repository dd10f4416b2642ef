import { Link } from '@backstage/ui';
import type {
  Budget,
  LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useEntityLink } from '../../../entity';
import { byteColumn } from '../../../format';
import { Bytes, DataTable, Spark, useText, When } from '../../common';
import tableStyles from '../../common/table.module.css';
import { labelOfValue } from '../../leaderboard/labelOfValue';
import auditStyles from '../common/Audits.module.css';
import { viewHref } from '../common/viewHref';
import { budgetedImage } from './budgetedImage';
import styles from './Budgets.module.css';

/**
 * Services with their budgets: how much of it the largest image uses, and since
 * which release it is broken.
 */
export function BudgetTable(props: {
  label: string;
  rows: readonly LeaderboardRow[];
  isStale?: boolean;
}) {
  const { t, locale } = useText();
  const { label, rows, isStale = false } = props;
  const link = useEntityLink();
  const budgeted = rows.flatMap(row => budgetedImage(row) ?? []);
  // One unit for all three, as the third is the difference of the others.
  const format = byteColumn(
    budgeted.flatMap(({ budget, bytes }) => [budget.limitBytes, bytes]),
    locale,
  );
  const isOver = budgeted.some(({ budget }) => budget.overBytes > 0);
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th scope="col">{t('leaderboard.columnService')}</th>
          <th scope="col" className={auditStyles.secondary}>
            {t('leaderboard.columnOwner')}
          </th>
          <th
            scope="col"
            className={`${tableStyles.number} ${auditStyles.secondary}`}
          >
            {t('leaderboard.columnBudget')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnSize')}
          </th>
          <th scope="col" className={tableStyles.number}>
            {t(isOver ? 'budgets.columnOver' : 'budgets.columnLeft')}
          </th>
          {isOver && <th scope="col">{t('budgets.columnSince')}</th>}
          <th scope="col" className={auditStyles.tertiary}>
            {t('leaderboard.columnTrend')}
          </th>
        </tr>
      </thead>
      <tbody>
        {budgeted.map(({ row, budget, image, bytes }) => {
          const tab = link(row.entityRef);
          const several = row.repositories.length > 1;
          const repo = several ? image?.repository : undefined;
          const { since } = budget;
          return (
            <tr key={row.entityRef}>
              <th scope="row">
                <span className={auditStyles.two}>
                  <Link href={viewHref(tab, '', { repo })}>{row.title}</Link>
                  {repo !== undefined && (
                    <span
                      className={`${auditStyles.quiet} ${tableStyles.wrap}`}
                      title={repo}
                    >
                      {repo.split('/').slice(1).join('/')}
                    </span>
                  )}
                  <span
                    className={`${auditStyles.quiet} ${auditStyles.narrowOnly}`}
                  >
                    {row.owner
                      ? labelOfValue(row.owner)
                      : t('leaderboard.noOwner')}
                  </span>
                </span>
              </th>
              <td className={auditStyles.secondary}>
                {row.owner ? labelOfValue(row.owner) : t('leaderboard.noOwner')}
              </td>
              <td className={`${tableStyles.number} ${auditStyles.secondary}`}>
                <span className={auditStyles.two}>
                  <Bytes bytes={budget.limitBytes} format={format} />
                  <span className={auditStyles.quiet}>
                    {t(`budgets.source_${budget.source}`)}
                  </span>
                </span>
              </td>
              <td className={tableStyles.number}>
                <span className={auditStyles.two}>
                  <Bytes bytes={bytes} format={format} />
                  <span
                    className={`${auditStyles.quiet} ${auditStyles.narrowOnly}`}
                  >
                    {t('budgets.ofBudget', {
                      limit: format(budget.limitBytes),
                    })}
                  </span>
                </span>
              </td>
              <td className={tableStyles.number}>
                <span className={auditStyles.two}>
                  <span
                    className={budget.overBytes > 0 ? styles.over : undefined}
                  >
                    <Bytes bytes={Math.abs(budget.overBytes)} format={format} />
                  </span>
                  <span className={auditStyles.quiet}>
                    {t('budgets.used', {
                      share: usedShare(budget, locale),
                    })}
                  </span>
                </span>
              </td>
              {isOver && (
                <td>
                  {since ? (
                    <span className={auditStyles.two}>
                      <Link
                        href={viewHref(tab, '', {
                          repo,
                          release: since.tag,
                        })}
                      >
                        {since.tag}
                      </Link>
                      <span className={auditStyles.quiet}>
                        <When time={since.at} />
                      </span>
                    </span>
                  ) : (
                    t('common.unknown')
                  )}
                </td>
              )}
              <td className={auditStyles.tertiary}>
                <Spark points={row.spark} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </DataTable>
  );
}

/** Never 100 % of what is not yet, or no longer, used up exactly. */
function usedShare(budget: Budget, locale: string): string {
  const { limitBytes, overBytes } = budget;
  const percent = ((limitBytes + overBytes) / limitBytes) * 100;
  const whole = overBytes > 0 ? Math.ceil(percent) : Math.floor(percent);
  return (whole / 100).toLocaleString(locale, { style: 'percent' });
}
