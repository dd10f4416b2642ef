import { ReactNode } from 'react';
import styles from './Root.module.css';

/** Gives everything inside the plugin's colours and lays out by its width. */
export function Root(props: { children: ReactNode }) {
  return <div className={styles.root}>{props.children}</div>;
}
