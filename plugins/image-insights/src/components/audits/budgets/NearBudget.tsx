import { Skeleton } from '@backstage/ui';
import { useLeaderboard } from '../../../data';
import type { UrlState } from '../../../url';
import { DownloadList, ErrorAlert, Section, useText } from '../../common';
import { Pages } from '../../leaderboard/Pages';
import type { serviceFilters } from '../common';
import { BudgetTable } from './BudgetTable';

const pageSize = 20;

/** Services that keep their budget, whose next release may well not. */
export function NearBudget(props: {
  filters: ReturnType<typeof serviceFilters>;
  url: UrlState;
}) {
  const { t, locale } = useText();
  const { filters, url } = props;
  const query = {
    ...filters,
    budget: 'near' as const,
    orderBy: 'budget' as const,
  };
  const cursor = url.get('more');
  const { value, error, retry, isStale } = useLeaderboard({
    ...query,
    limit: pageSize,
    cursor,
  });
  return (
    <Section
      title={t('budgets.near')}
      aria-busy={!value && !error}
      controls={
        value && (
          <DownloadList
            list="leaderboard"
            name="budgets-near"
            query={query}
            rows={value.totalCount}
          />
        )
      }
    >
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {!value && !error && <Skeleton width="100%" height={160} />}
      {value && value.items.length > 0 && (
        <>
          <BudgetTable
            label={t('budgets.nearTable', {
              amount: value.totalCount.toLocaleString(locale),
            })}
            rows={value.items}
            isStale={isStale}
          />
          {(cursor || value.nextCursor) && (
            <Pages
              ranks={{
                first: value.items[0].rank,
                last: value.items[value.items.length - 1].rank,
              }}
              totalCount={value.totalCount}
              nextCursor={value.nextCursor}
              isFirst={!cursor}
              url={url}
              name="more"
            />
          )}
        </>
      )}
    </Section>
  );
}
