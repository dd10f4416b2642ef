import { Fragment, type ReactNode } from 'react';
import { DataTable } from '../../common';
import tableStyles from '../../common/table.module.css';
import type { AuditSort } from './auditSort';
import { RowToggle } from './RowToggle';
import { SortHead } from './SortHead';
import type { OpenRow } from './useOpenRow';
import styles from './Audits.module.css';

/** A column of figures, beside the one that names the row. */
export interface AuditColumn<Row, Order extends string> {
  label: string;
  /** What the list is ordered by when one presses the head. */
  order?: Order;
  /** Until which width it is left out: two columns, or one. */
  shown?: 'tertiary' | 'secondary';
  cell: (row: Row) => ReactNode;
}

/**
 * Rows that are named, judged by figures, and opened in place. Without `sort`
 * and `open` it is a plain table, as a report prints it.
 */
export function AuditTable<Row, Order extends string>(props: {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** The first column: what a row is, and what is said below that. */
  first: {
    label: string;
    order?: Order;
    name: (row: Row) => ReactNode;
    about: (row: Row) => ReactNode;
  };
  columns: ReadonlyArray<AuditColumn<Row, Order>>;
  isStale?: boolean;
  sort?: AuditSort<Order>;
  open?: OpenRow;
  /** What an open row shows. */
  children?: (row: Row) => ReactNode;
}) {
  const { label, rows, keyOf, first, columns } = props;
  const { isStale, sort, open, children } = props;
  return (
    <DataTable label={label} isStale={isStale}>
      <thead>
        <tr>
          <SortHead order={first.order} label={first.label} sort={sort} />
          {columns.map(({ label: title, order, shown }) => (
            <SortHead
              key={title}
              order={order}
              label={title}
              sort={sort}
              isNumber
              className={shown && styles[shown]}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => {
          const key = keyOf(row);
          const isOpen = open?.key === key;
          return (
            <Fragment key={key}>
              <tr>
                <th scope="row" className={styles.named}>
                  <RowToggle
                    isOpen={isOpen}
                    isWanted={open?.isWanted(key)}
                    onToggle={open && (() => open.toggle(key))}
                  >
                    {first.name(row)}
                  </RowToggle>
                  <div className={styles.meta}>{first.about(row)}</div>
                </th>
                {columns.map(({ label: title, shown, cell }) => (
                  <td
                    key={title}
                    className={`${tableStyles.number} ${
                      shown ? styles[shown] : ''
                    }`}
                  >
                    {cell(row)}
                  </td>
                ))}
              </tr>
              {isOpen && children && (
                <tr>
                  <td colSpan={columns.length + 1}>{children(row)}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </DataTable>
  );
}
