import { ReactNode } from 'react';
import styles from './EntityImages.module.css';

/** A figure: its name, its value, and what it is compared with. */
export function Figure(props: {
  label: string;
  main: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.figure}>
      <dt>{props.label}</dt>
      <dd className={styles.main}>{props.main}</dd>
      {props.children}
    </div>
  );
}
