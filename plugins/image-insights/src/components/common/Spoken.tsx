import { ReactNode } from 'react';
import styles from './Spoken.module.css';

/** Text within a line that is heard but not seen. */
export function Spoken(props: { children: ReactNode; role?: 'status' }) {
  return (
    <span className={styles.root} role={props.role}>
      {props.children}
    </span>
  );
}
