import { ReactNode } from 'react';
import styles from './table.module.css';

/** A plain table with a name, that scrolls by itself where it is too wide. */
export function DataTable(props: {
  label: string;
  children: ReactNode;
  isStale?: boolean;
}) {
  return (
    // Keyboard users must be able to scroll what is wider than the page.
    <div
      className={`${styles.scroll} ${props.isStale ? styles.stale : ''}`}
      role="region"
      aria-label={props.label}
      tabIndex={0}
    >
      <table className={styles.table} aria-label={props.label}>
        {props.children}
      </table>
    </div>
  );
}
