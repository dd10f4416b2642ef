import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import { progressOf } from './progressOf';
import { progressWords } from './scanWords';
import styles from './Scans.module.css';

/** How far a running scan has come: a bar, and the same in words. */
export function ScanProgress(props: {
  scan: Scan;
  /** On one line, where there is little room. */
  isCompact?: boolean;
}) {
  const text = useText();
  const { scan, isCompact = false } = props;
  const { share } = progressOf(scan);
  const words = progressWords(scan, text);
  return (
    <span className={isCompact ? styles.compact : styles.running}>
      <progress
        className={styles.progress}
        aria-label={text.t('scans.progress')}
        aria-valuetext={words}
        {...(share === undefined ? {} : { value: share, max: 1 })}
      />
      <span className={styles.words}>{words}</span>
    </span>
  );
}
