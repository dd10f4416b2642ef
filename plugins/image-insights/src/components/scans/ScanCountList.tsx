import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import { failureCount } from './progressOf';
import styles from './Scans.module.css';

const names = [
  'found',
  'known',
  'fetched',
  'analysed',
  'skipped',
  'failed',
  'remaining',
] as const;

/** Tags of a scan by what became of them. */
export function ScanCountList(props: { scan: Scan }) {
  const { t, locale } = useText();
  const { scan } = props;
  const counts = { ...scan.counts, failed: failureCount(scan) };
  return (
    <dl className={styles.counts} aria-label={t('health.counts')}>
      {names.map(name => (
        <div key={name} className={styles.count}>
          <dt>{t(`health.${name}`)}</dt>
          <dd
            className={
              name === 'failed' && counts.failed > 0 ? styles.failed : undefined
            }
          >
            {counts[name].toLocaleString(locale)}
          </dd>
          <dd className={styles.hint}>{t(`health.${name}Hint`)}</dd>
        </div>
      ))}
    </dl>
  );
}
