import { Skeleton } from '@backstage/ui';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  formatBytes,
  type SavingsPlan,
  type SavingsQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../../api';
import type { Data } from '../../data';
import { formatDuration } from '../../format';
import type { UrlState } from '../../url';
import { ErrorAlert, Section, useText } from '../common';
import { useMoney } from '../cost/useMoney';
import { Pages } from '../leaderboard/Pages';
import { DownloadAll } from './DownloadAll';
import { planColumns } from './planCsv';
import { PlanTable } from './PlanTable';
import styles from './Savings.module.css';

/** The parameter that holds the place in the plan. */
export const planPage = 'plan';

/** What to do first, over all services that are filtered. */
export function PlanSection(props: {
  data: Data<SavingsPlan>;
  /** What the plan answers, without its page. */
  query: SavingsQuery;
  isFiltered: boolean;
  url: UrlState;
}) {
  const { t } = useText();
  const { data, query, isFiltered, url } = props;
  const { value, error, retry, isStale } = data;
  const api = useApi(imageInsightsApiRef);
  const cursor = url.get(planPage);
  const offset = cursor ? value?.offset : 0;
  return (
    <Section
      title={t('savings.plan')}
      aria-busy={!value && !error}
      controls={
        value && value.items.length > 0 ? (
          <DownloadAll
            rows={value.totalCount}
            name="savings-plan"
            columns={planColumns}
            read={(next, signal) =>
              api.getSavings({ ...query, limit: 500, cursor: next }, { signal })
            }
          />
        ) : undefined
      }
    >
      <div className={styles.stack}>
        {error && <ErrorAlert error={error} onRetry={retry} />}
        {!value && !error && <Skeleton width="100%" height={320} />}
        {value && value.items.length === 0 && (
          <p className={styles.text}>
            {t(isFiltered ? 'savings.planFiltered' : 'savings.planNone')}
          </p>
        )}
        {value && value.items.length > 0 && (
          <>
            <Sum plan={value} />
            <PlanTable
              plan={value}
              firstRank={offset === undefined ? undefined : offset + 1}
              isStale={isStale}
              url={url}
            />
            {(cursor || value.nextCursor) && (
              <Pages
                ranks={
                  offset === undefined
                    ? undefined
                    : { first: offset + 1, last: offset + value.items.length }
                }
                totalCount={value.totalCount}
                nextCursor={value.nextCursor}
                isFirst={!cursor}
                url={url}
                name={planPage}
              />
            )}
          </>
        )}
      </div>
    </Section>
  );
}

function Sum(props: { plan: SavingsPlan }) {
  const { t, locale } = useText();
  const { totals, currency } = props.plan;
  const money = useMoney(currency);
  return (
    <>
      <p className={styles.text}>
        {t('savings.planSum', {
          amount: money.estimate(totals.amountPerMonth),
          seconds: formatDuration(totals.secondsPerMonth, locale),
          bytes: formatBytes(totals.bytesPerMonth, { locale }),
        })}
      </p>
      <p className={styles.quiet}>{t('savings.planText')}</p>
    </>
  );
}
