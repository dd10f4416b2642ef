import { useApi } from '@backstage/frontend-plugin-api';
import type {
  CostQuery,
  OrganisationCost,
} from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from '../../api';
import type { UrlState } from '../../url';
import { Choice, Section, useText } from '../common';
import { Pages } from '../leaderboard/Pages';
import { BreakdownTable, breakdowns, type Breakdown } from './BreakdownTable';
import { DownloadAll } from './DownloadAll';
import { breakdownColumns } from './breakdownCsv';
import styles from './Savings.module.css';

/** Where the money goes: by service, owner, system or registry. */
export function BreakdownSection(props: {
  by: Breakdown;
  cost: OrganisationCost;
  /** What the table answers, without its page. */
  query: CostQuery;
  /** With another path for all than today's: its name. */
  path?: string;
  isStale: boolean;
  url: UrlState;
}) {
  const { t } = useText();
  const { by, cost, query, path, isStale, url } = props;
  const api = useApi(imageInsightsApiRef);
  const cursor = url.get('after');
  const first = cursor ? cost.offset : 0;
  return (
    <Section
      title={
        path === undefined
          ? t('savings.breakdown')
          : t('savings.breakdownPath', { path })
      }
      controls={
        <>
          <div className={styles.labelled}>
            <span aria-hidden>{t('savings.by')}</span>
            <Choice
              label={t('savings.by')}
              value={by}
              options={breakdowns.map(id => ({
                id,
                label: t(`savings.by_${id}`),
              }))}
              onChange={value =>
                url.set({
                  by: value === 'service' ? undefined : value,
                  after: undefined,
                })
              }
            />
          </div>
          <DownloadAll
            rows={cost.totalCount}
            name={`cost-by-${by}`}
            columns={breakdownColumns}
            read={(next, signal) =>
              api.getCost({ ...query, limit: 500, cursor: next }, { signal })
            }
          />
        </>
      }
    >
      <BreakdownTable by={by} cost={cost} isStale={isStale} url={url} />
      {(cursor || cost.nextCursor) && (
        <Pages
          ranks={
            first === undefined
              ? undefined
              : { first: first + 1, last: first + cost.items.length }
          }
          totalCount={cost.totalCount}
          nextCursor={cost.nextCursor}
          isFirst={!cursor}
          url={url}
        />
      )}
    </Section>
  );
}
