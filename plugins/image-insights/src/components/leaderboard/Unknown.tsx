import styles from './Leaderboard.module.css';

/** Why a figure is not known, in place of it. */
export function Unknown(props: { text: string }) {
  return <span className={styles.unknown}>{props.text}</span>;
}
