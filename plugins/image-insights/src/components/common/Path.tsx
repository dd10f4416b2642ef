import styles from './Path.module.css';

/** A path as it is written, broken where it must be. */
export function Path(props: { children: string }) {
  return <code className={styles.path}>{props.children}</code>;
}
