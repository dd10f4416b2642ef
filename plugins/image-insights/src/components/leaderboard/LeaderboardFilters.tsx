import { useEffect, useRef, useState } from 'react';
import { SearchField, ToggleButton } from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import { useViewSettings } from '../../settings';
import type { UrlState } from '../../url';
import { Choice, useText } from '../common';
import { FacetPickers, facetNames } from './FacetPickers';
import styles from './Leaderboard.module.css';

const typingMilliseconds = 300;

/** What services can be ranked by. */
export const measures = [
  'growth',
  'compressedBytes',
  'score',
  'wastedBytes',
  'cost',
] as const;
/** One of {@link measures}. */
export type Measure = (typeof measures)[number];

const scoreOrders = {
  desc: 'leaderboard.order_high',
  asc: 'leaderboard.order_low',
} as const;

/** What a measure is ranked by at first: the worst come first. */
export function usualSort(by: Measure): string {
  return by === 'score' ? by : `-${by}`;
}

/** How to rank, and which services; every choice is in the address. */
export function LeaderboardFilters(props: {
  facets?: Leaderboard['facets'];
  orderBy: Measure;
  order: 'asc' | 'desc';
  url: UrlState;
}) {
  const { t } = useText();
  const { defaultSort = 'growth' } = useViewSettings();
  const { facets, orderBy, order, url } = props;

  function sort(by: typeof orderBy, direction: typeof order) {
    const value = `${direction === 'desc' ? '-' : ''}${by}`;
    url.set({
      sort: value === usualSort(defaultSort) ? undefined : value,
      after: undefined,
    });
  }

  return (
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
      <Search url={url} />
      <FacetPickers names={facetNames} facets={facets} url={url} />
      <ToggleButton
        isSelected={url.get('budget') === 'over'}
        onChange={isSelected =>
          url.set({
            budget: isSelected ? 'over' : undefined,
            after: undefined,
          })
        }
      >
        {t('leaderboard.budget')}
      </ToggleButton>
    </div>
  );
}

function Search(props: { url: UrlState }) {
  const { t } = useText();
  const { url } = props;
  const asked = url.get('q') ?? '';
  const [text, setText] = useState(asked);
  const set = useRef(url.set);
  set.current = url.set;
  const last = useRef(asked);

  // The address may change by itself: back, forward, "clear all".
  useEffect(() => {
    if (asked !== last.current) {
      last.current = asked;
      setText(asked);
    }
  }, [asked]);

  useEffect(() => {
    if (text === last.current) return undefined;
    const timer = setTimeout(() => {
      last.current = text;
      set.current(
        { q: text || undefined, after: undefined },
        { replace: true },
      );
    }, typingMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);

  return (
    <SearchField
      className={styles.search}
      size="small"
      aria-label={t('leaderboard.search')}
      placeholder={t('leaderboard.search')}
      value={text}
      onChange={setText}
    />
  );
}
