import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import tableStyles from '../../common/table.module.css';
import type { AuditSort } from './auditSort';
import styles from './Audits.module.css';

const directions = { asc: 'ascending', desc: 'descending' } as const;

/** The head of a column; a button where one can order by it, but not in print. */
export function SortHead<Order extends string>(props: {
  order?: Order;
  label: string;
  sort?: AuditSort<Order>;
  isNumber?: boolean;
  className?: string;
}) {
  const { order, label, sort, isNumber, className = '' } = props;
  const isOrder = order !== undefined && sort?.orderBy === order;
  const Arrow = sort?.order === 'asc' ? RiArrowUpLine : RiArrowDownLine;
  return (
    <th
      scope="col"
      className={`${
        isNumber ? `${tableStyles.number} ${styles.number}` : ''
      } ${className}`}
      aria-sort={isOrder ? directions[sort.order] : undefined}
    >
      {sort && order !== undefined ? (
        <button
          type="button"
          className={styles.sort}
          onClick={() => sort.by(order)}
        >
          <span>{label}</span>
          <Arrow
            aria-hidden
            className={isOrder ? undefined : styles.sortable}
          />
        </button>
      ) : (
        label
      )}
    </th>
  );
}
