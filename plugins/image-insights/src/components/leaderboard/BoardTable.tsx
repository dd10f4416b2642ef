import type { ReactNode } from 'react';
import { DataTable, useText } from '../common';
import tableStyles from '../common/table.module.css';
import type { Measure } from './measures';
import styles from './Leaderboard.module.css';

/** A column of a board. */
export interface BoardColumn {
  isNumber?: boolean;
  /** Which measure it shows. */
  measure?: Measure;
  /** For which other measure it stays on narrow pages. */
  besides?: Measure;
  /**
   * `always`; `wide` only where there is room for all; `chosen` on narrow
   * pages only where it shows what is ranked by.
   */
  shown: 'always' | 'wide' | 'chosen';
}

/** Of a row by its place on the page, whatever is shown there. */
export function keyOf(place: number): string {
  return `row ${place}`;
}

/** The classes of a column's cells. */
export function cellClass(column: BoardColumn, orderBy: Measure): string {
  const isChosen = column.measure === orderBy;
  return [
    column.isNumber ? tableStyles.number : '',
    column.shown === 'wide' ? styles.wide : '',
    column.shown === 'chosen' && !isChosen && column.besides !== orderBy
      ? styles.secondary
      : '',
    isChosen ? styles.chosen : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The table of a board: heads in order, what is ranked by marked. */
export function BoardTable<Id extends string>(props: {
  label: string;
  columns: Readonly<Record<Id, BoardColumn>>;
  /** Titles of the columns, in their order. */
  titles: ReadonlyArray<readonly [id: Id, title: string]>;
  orderBy: Measure;
  order: 'asc' | 'desc';
  isStale: boolean;
  /** Whether ranks are shown with how they changed. */
  hasPlaces?: boolean;
  children: ReactNode;
}) {
  const { t } = useText();
  const { label, columns, titles, orderBy, order, isStale } = props;
  const { hasPlaces = false, children } = props;
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <th
            scope="col"
            className={tableStyles.number}
            title={hasPlaces ? t('board.rankHint') : undefined}
          >
            <span className={styles.rank}>
              <span>{t('leaderboard.columnRank')}</span>
              {hasPlaces && <span className={styles.places} />}
            </span>
          </th>
          {titles.map(([id, title]) => (
            <th
              key={id}
              scope="col"
              className={cellClass(columns[id], orderBy)}
              aria-sort={
                columns[id].measure === orderBy
                  ? (`${order}ending` as const)
                  : undefined
              }
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </DataTable>
  );
}
