import { Alert } from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { type Data, useLeaderboard } from '../../../data';
import { useUrlState } from '../../../url';
import { useText } from '../../common';
import { AuditFrame, serviceFilters } from '../common';
import { BudgetsSentence } from './BudgetsSentence';
import { BudgetTable } from './BudgetTable';
import { NearBudget } from './NearBudget';
import { WithoutBudget } from './WithoutBudget';
import styles from './Budgets.module.css';

const pageSize = 50;

/** What the frame of audits needs to know of a leaderboard. */
function asAudit(data: Data<Leaderboard>) {
  const { value } = data;
  const { set = 0, none = 0, notRead = 0 } = value?.totals.budgets ?? {};
  const read = set + none;
  return {
    ...data,
    value: value && {
      ...value,
      offset: value.items.length > 0 ? value.items[0].rank - 1 : 0,
      coverage: { services: read + notRead, read, judged: read },
    },
  };
}

/**
 * Which services break their budget, since when, and by how much; which are
 * about to; and how to set one for those that have none.
 */
export function BudgetsAudit() {
  const { t, locale } = useText();
  const url = useUrlState();
  const filters = serviceFilters(url);
  const query = {
    ...filters,
    budget: 'over' as const,
    orderBy: 'budget' as const,
  };
  const data = useLeaderboard({
    ...query,
    limit: pageSize,
    cursor: url.get('after'),
  });
  const { budgets } = data.value?.totals ?? {};

  return (
    <>
      <AuditFrame
        data={asAudit(data)}
        url={url}
        sentence={({ totals }) =>
          totals.budgets && <BudgetsSentence budgets={totals.budgets} />
        }
        countText={({ totalCount }) =>
          t('budgets.count', {
            count: totalCount,
            amount: totalCount.toLocaleString(locale),
          })
        }
        nothing={({ totals }) =>
          totals.budgets && totals.budgets.set > 0 ? (
            <Alert
              status="success"
              icon
              title={t('budgets.allKept')}
              description={t('budgets.allKeptText', {
                count: totals.budgets.set,
              })}
            />
          ) : undefined
        }
        csv={{ list: 'leaderboard', name: 'budgets', query }}
      >
        {({ items, totalCount }, isStale) => (
          <BudgetTable
            label={t('budgets.table', {
              amount: totalCount.toLocaleString(locale),
            })}
            rows={items}
            isStale={isStale}
          />
        )}
      </AuditFrame>
      {budgets && (
        <div className={styles.rest}>
          {budgets.near > 0 && <NearBudget filters={filters} url={url} />}
          {budgets.none > 0 && (
            <WithoutBudget
              count={budgets.none}
              filters={filters}
              isOpen={budgets.set === 0}
            />
          )}
        </div>
      )}
    </>
  );
}
