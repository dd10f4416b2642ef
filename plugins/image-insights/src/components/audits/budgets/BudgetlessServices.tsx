import { Skeleton } from '@backstage/ui';
import { useLeaderboard } from '../../../data';
import { useEntityLink } from '../../../entity';
import { byteColumn } from '../../../format';
import { Bytes, DataTable, ErrorAlert, Spark, useText } from '../../common';
import tableStyles from '../../common/table.module.css';
import type { serviceFilters } from '../common';
import { ServiceCell } from '../common/ServiceCell';

const most = 20;

/** The largest services that have no budget. */
export function BudgetlessServices(props: {
  filters: ReturnType<typeof serviceFilters>;
}) {
  const { t, locale } = useText();
  const { value, error, retry, isStale } = useLeaderboard({
    ...props.filters,
    budget: 'none',
    orderBy: 'compressedBytes',
    limit: most,
  });
  const link = useEntityLink();
  if (error) return <ErrorAlert error={error} onRetry={retry} />;
  if (!value) return <Skeleton width="100%" height={160} />;
  const format = byteColumn(
    value.items.map(row => row.compressedBytes),
    locale,
  );
  return (
    <DataTable
      label={
        value.totalCount > value.items.length
          ? t('budgets.withoutLargest', {
              shown: String(value.items.length),
              amount: value.totalCount.toLocaleString(locale),
            })
          : t('budgets.withoutTable', {
              amount: value.totalCount.toLocaleString(locale),
            })
      }
      isStale={isStale}
    >
      <thead>
        <tr>
          <th scope="col">{t('leaderboard.columnService')}</th>
          <th scope="col" className={tableStyles.number}>
            {t('leaderboard.columnSize')}
          </th>
          <th scope="col">{t('leaderboard.columnTrend')}</th>
        </tr>
      </thead>
      <tbody>
        {value.items.map(row => (
          <tr key={row.entityRef}>
            <th scope="row">
              <ServiceCell service={row} href={link(row.entityRef)} />
            </th>
            <td className={tableStyles.number}>
              <Bytes bytes={row.compressedBytes} format={format} />
            </td>
            <td>
              <Spark points={row.spark} />
            </td>
          </tr>
        ))}
      </tbody>
      {value.totalCount > value.items.length && (
        <tfoot>
          <tr>
            <td colSpan={3}>
              {t('budgets.withoutLargest', {
                shown: String(value.items.length),
                amount: value.totalCount.toLocaleString(locale),
              })}
            </td>
          </tr>
        </tfoot>
      )}
    </DataTable>
  );
}
