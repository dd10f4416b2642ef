import { ReactNode, useEffect, useRef } from 'react';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import styles from './Audits.module.css';

/**
 * What a row is named by, as a button that opens it; plain where nothing opens.
 */
export function RowToggle(props: {
  children: ReactNode;
  isOpen: boolean;
  /** True where the address named the row at first: it is scrolled to. */
  isWanted?: boolean;
  onToggle?: () => void;
}) {
  const { children, isOpen, isWanted, onToggle } = props;
  const ref = useRef<HTMLButtonElement>(null);
  const scrolls = useRef(isWanted);
  useEffect(() => {
    if (scrolls.current && ref.current) {
      ref.current.scrollIntoView?.({ block: 'nearest' });
      scrolls.current = false;
    }
  }, []);
  if (!onToggle) {
    return <span className={styles.title}>{children}</span>;
  }
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <button
      ref={ref}
      type="button"
      className={styles.toggle}
      aria-expanded={isOpen}
      onClick={onToggle}
    >
      <Arrow aria-hidden />
      <span className={styles.title}>{children}</span>
    </button>
  );
}
