import type { ReactNode } from 'react';
import type { Data } from '../../../data';
import type { UrlState } from '../../../url';
import { ErrorAlert, SlowNotice } from '../../common';
import { Pages } from '../../leaderboard/Pages';
import { TableSkeleton } from './AuditSkeleton';
import styles from './Audits.module.css';

/** How many rows a page inside an open row has. */
export const rowsInside = 20;

/** The list inside a row that is open: its states, and its own pages. */
export function OpenedRow<
  Answer extends {
    items: readonly unknown[];
    totalCount: number;
    offset?: number;
    nextCursor?: string;
    previousCursor?: string;
  },
>(props: {
  data: Data<Answer>;
  url: UrlState;
  /** Rows that are expected, of which a page shows some. */
  rows: number;
  /** What is known before the list is there. */
  above?: ReactNode;
  children: (answer: Answer, isStale: boolean) => ReactNode;
}) {
  const { data, url, rows, above, children } = props;
  const { value, error, retry, isSlow, isStale } = data;
  const cursor = url.get('more');
  const offset = cursor ? value?.offset : 0;
  return (
    <div className={styles.opened} aria-busy={!value && !error}>
      {above}
      {error && <ErrorAlert error={error} onRetry={retry} />}
      {isSlow && <SlowNotice onRetry={retry} />}
      {!value && !error && <TableSkeleton rows={Math.min(rows, rowsInside)} />}
      {value && children(value, isStale)}
      {value && (cursor || value.nextCursor) && (
        <Pages
          ranks={
            offset === undefined
              ? undefined
              : { first: offset + 1, last: offset + value.items.length }
          }
          totalCount={value.totalCount}
          nextCursor={value.nextCursor}
          previousCursor={value.previousCursor}
          isFirst={!cursor}
          url={url}
          name="more"
        />
      )}
    </div>
  );
}
