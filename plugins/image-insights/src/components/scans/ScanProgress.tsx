import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import styles from './Scans.module.css';

/** How far a running scan has come. */
export function ScanProgress(props: { scan: Scan }) {
  const { t, locale } = useText();
  const { counts } = props.scan;
  const done = counts.found - counts.remaining;
  const number = (value: number) => value.toLocaleString(locale);
  // More tags may still be found while repositories are left.
  const isTotalKnown =
    counts.found > 0 && counts.repositoriesDone >= counts.repositories;
  const text = isTotalKnown
    ? t('scan.progress', { done: number(done), found: number(counts.found) })
    : t('scan.progressUnknown', { found: number(counts.found) });
  return (
    <span className={styles.running}>
      <progress
        className={styles.progress}
        aria-label={t('scans.progress')}
        aria-valuetext={text}
        {...(counts.found > 0 ? { value: done, max: counts.found } : {})}
      />
      <span>{text}</span>
      <span>
        {t('scans.counts', {
          found: number(counts.found),
          known: number(counts.known),
          fetched: number(counts.fetched),
          skipped: number(counts.skipped),
          failed: number(counts.failed),
          remaining: number(counts.remaining),
        })}
      </span>
    </span>
  );
}
