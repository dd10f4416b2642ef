import { memo } from 'react';
import { ToggleButton } from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { useViewSettings } from '../../settings';
import type { UrlState } from '../../url';
import { Choice, SearchBox, useText } from '../common';
import { FacetPickers, facetNames } from './FacetPickers';
import { FacetSkeletons } from './FacetSkeletons';
import type { BoardState } from './boardState';
import { measures, usualSort, type Measure } from './measures';
import styles from './Leaderboard.module.css';

const scoreOrders = {
  desc: 'leaderboard.order_high',
  asc: 'leaderboard.order_low',
} as const;

/** How to rank, and which services; every choice is in the address. */
export const LeaderboardFilters = memo(function DrawnFilters(props: {
  /** Not known while they load, and where that failed. */
  facets?: Leaderboard['facets'];
  isLoading: boolean;
  state: BoardState;
  url: UrlState;
}) {
  const { t } = useText();
  const { defaultSort = 'growth' } = useViewSettings();
  const { facets, isLoading, state, url } = props;
  const { by, orderBy, order, filters } = state;

  function sort(measure: Measure, direction: typeof order) {
    const value = `${direction === 'desc' ? '-' : ''}${measure}`;
    url.set({
      sort: value === usualSort(defaultSort) ? undefined : value,
      after: undefined,
    });
  }

  return (
    <div className={styles.choices}>
      <div className={styles.controls}>
        <div className={styles.labelled}>
          <span aria-hidden>{t('leaderboard.rankBy')}</span>
          <Choice
            label={t('leaderboard.rankBy')}
            value={orderBy}
            options={measures.map(id => ({
              id,
              label: t(`leaderboard.rankBy_${id}`),
            }))}
            // The worst first: that is what one can act on.
            onChange={value => sort(value, value === 'score' ? 'asc' : 'desc')}
          />
        </div>
        <Choice
          label={t('leaderboard.order')}
          value={order}
          options={(['desc', 'asc'] as const).map(id => ({
            id,
            label: t(
              orderBy === 'score'
                ? scoreOrders[id]
                : (`leaderboard.order_${id}` as const),
            ),
          }))}
          onChange={value => sort(orderBy, value)}
        />
        <SearchBox
          className={styles.search}
          label={t('leaderboard.search')}
          url={url}
        />
      </div>
      <div className={`${styles.controls} ${styles.pickers}`}>
        {isLoading ? (
          <FacetSkeletons />
        ) : (
          <FacetPickers names={facetNames} facets={facets} url={url} />
        )}
        {by === 'service' && (
          <ToggleButton
            isSelected={filters.budget === 'over'}
            onChange={isSelected =>
              url.set({
                budget: isSelected ? 'over' : undefined,
                after: undefined,
              })
            }
          >
            {t('leaderboard.budget')}
          </ToggleButton>
        )}
      </div>
    </div>
  );
});
