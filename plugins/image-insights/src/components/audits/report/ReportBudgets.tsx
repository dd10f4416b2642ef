import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import type { Data } from '../../../data';
import { useText } from '../../common';
import { BudgetsSentence } from '../budgets/BudgetsSentence';
import { BudgetTable } from '../budgets/BudgetTable';
import { ReportSection } from './ReportSection';

/** Which budgets are broken, and which are about to be. */
export function ReportBudgets(props: {
  over: Data<Leaderboard>;
  near: Data<Leaderboard>;
  href: string | undefined;
}) {
  const { t, locale } = useText();
  const { over, near, href } = props;
  const amount = (value: Leaderboard) =>
    value.totalCount.toLocaleString(locale);
  return (
    <>
      <ReportSection
        title={t('page.budgets')}
        href={href}
        data={over}
        isApart={false}
        nothing={t('budgets.allKept')}
        sentence={({ totals }) =>
          totals.budgets && <BudgetsSentence budgets={totals.budgets} />
        }
      >
        {value => (
          <BudgetTable
            label={t('budgets.table', { amount: amount(value) })}
            rows={value.items}
          />
        )}
      </ReportSection>
      {near.value && near.value.totalCount > 0 && (
        <ReportSection
          title={t('budgets.near')}
          href={undefined}
          data={near}
          isApart={false}
          nothing=""
        >
          {value => (
            <BudgetTable
              label={t('budgets.nearTable', { amount: amount(value) })}
              rows={value.items}
            />
          )}
        </ReportSection>
      )}
    </>
  );
}
