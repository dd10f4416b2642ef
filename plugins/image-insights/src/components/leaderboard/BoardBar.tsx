import type { ReactNode } from 'react';
import { Skeleton } from '@backstage/ui';
import type { UrlState } from '../../url';
import { Choice, DownloadList, useText } from '../common';
import { FiltersInUse } from './FiltersInUse';
import { boards, type BoardState } from './boardState';
import styles from './Leaderboard.module.css';

/** The filters in force, how many there are, and what to do with them. */
export function BoardBar(props: {
  /** Rows over all pages; not known while they load. */
  totalCount?: number;
  isLoading: boolean;
  state: BoardState;
  url: UrlState;
  pages?: ReactNode;
}) {
  const { t, locale } = useText();
  const { totalCount, isLoading, state, url, pages } = props;
  const { by, filters, orderBy, order } = state;
  const { q, budget } = filters;
  return (
    <div className={styles.bar}>
      <FiltersInUse
        countText={
          totalCount === undefined
            ? ''
            : t(`board.count_${by}`, {
                count: totalCount,
                amount: totalCount.toLocaleString(locale),
              })
        }
        url={url}
        further={[
          ...(q
            ? [{ name: 'q', value: q, label: t('board.search', { text: q }) }]
            : []),
          ...(budget
            ? [
                {
                  name: 'budget',
                  value: budget,
                  label: t('leaderboard.budget'),
                },
              ]
            : []),
        ]}
      />
      <div className={styles.actions}>
        {pages}
        <Choice
          label={t('board.by')}
          value={by}
          options={boards.map(id => ({ id, label: t(`board.by_${id}`) }))}
          onChange={value =>
            url.set({
              by: value === 'service' ? undefined : value,
              budget: undefined,
              after: undefined,
            })
          }
        />
        {totalCount === undefined ? (
          isLoading && <Skeleton width={200} height={32} />
        ) : (
          <DownloadList
            list={by === 'service' ? 'leaderboard' : 'leaderboard/groups'}
            query={{
              ...filters,
              orderBy,
              order,
              ...(by !== 'service' && { by }),
            }}
            rows={totalCount}
            name={
              by === 'service' ? 'image-leaderboard' : `image-leaderboard-${by}`
            }
          />
        )}
      </div>
    </div>
  );
}
