import { ReactNode, useEffect, useRef, useState } from 'react';
import styles from './table.module.css';

/** Whether an element is wider inside than it can show. */
function useOverflow() {
  const ref = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() =>
      setOverflows(element.scrollWidth > element.clientWidth),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, overflows };
}

/**
 * A plain table with a name. Where it is too wide it scrolls by itself, and
 * then by keyboard too.
 */
export function DataTable(props: {
  label: string;
  children: ReactNode;
  isStale?: boolean;
}) {
  const { label, children, isStale } = props;
  const { ref, overflows } = useOverflow();
  return (
    <div
      ref={ref}
      className={`${styles.scroll} ${isStale ? styles.stale : ''}`}
      role={overflows ? 'group' : undefined}
      aria-label={overflows ? label : undefined}
      tabIndex={overflows ? 0 : undefined}
    >
      <table className={styles.table} aria-label={label}>
        {children}
      </table>
    </div>
  );
}
