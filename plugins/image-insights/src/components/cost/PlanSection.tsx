import type {
  CostEstimate,
  Saving,
} from '@image-insights/backstage-plugin-image-insights-common';
import { findingIdOf } from '../../cost';
import type { UrlState, Views } from '../../url';
import { Section, useText } from '../common';
import { PlanTable } from './PlanTable';
import type { MoneyWriter } from './useMoney';
import styles from './Cost.module.css';

/** What is worth doing first, and where to read on. */
export function PlanSection(props: {
  plan: readonly Saving[];
  estimate: CostEstimate;
  money: MoneyWriter;
  url: UrlState;
  views: Views;
}) {
  const { t } = useText();
  const { plan, estimate, money, url, views } = props;
  const saved = plan.reduce(
    (sum, { marginal }) => sum + marginal.amountPerMonth,
    0,
  );
  function hrefOf(row: Saving): string | undefined {
    if (row.kind === 'finding') {
      return views.href('findings', {
        repo: row.repository,
        release: row.digest,
        finding: findingIdOf(row),
      });
    }
    return row.kind === 'one-base' ? undefined : url.href({ whatif: row.id });
  }
  return (
    <Section title={t('cost.plan')}>
      <div className={styles.block}>
        <p className={styles.text}>
          {plan.length === 0 ? t('cost.planNone') : t('cost.planText')}{' '}
          {plan.length > 0 &&
            saved < estimate.currency.perUsd &&
            t('cost.planTime')}
        </p>
        {plan.length > 0 && (
          <PlanTable
            label={t('cost.plan')}
            rows={plan}
            money={money}
            hrefOf={hrefOf}
          />
        )}
      </div>
    </Section>
  );
}
