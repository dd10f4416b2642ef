import type { TrendRow } from '../../trend';
import { useText } from '../common';
import styles from './Legend.module.css';

/** Says what the lines and areas of a trend are; only those that occur. */
export function Legend(props: { rows: readonly TrendRow[]; isLog: boolean }) {
  const { t } = useText();
  const { rows, isLog } = props;
  const hasBase = rows.some(row => row.base !== undefined);
  const hasWhole = rows.some(row => row.whole !== undefined);
  const hasMaintenance = rows.some(row => row.maintenance !== undefined);
  const hasUncertain = rows.some(
    row => row.release?.dateSource === 'first-seen' && row.release.mainline,
  );
  const entries: Array<[string | false, string, string]> = [
    ['total', styles.total, t('trend.total')],
    [hasBase && !isLog && 'own', styles.own, t('trend.own')],
    [hasBase && 'base', isLog ? styles.baseLine : styles.base, t('trend.base')],
    [hasWhole && !isLog && 'whole', styles.whole, t('trend.whole')],
    [hasMaintenance && 'maintenance', styles.hollow, t('trend.maintenance')],
    [hasUncertain && 'uncertain', styles.hollow, t('trend.uncertain')],
  ];
  return (
    <ul className={styles.root}>
      {entries.map(([key, mark, text]) =>
        key ? (
          <li key={key}>
            <span className={`${styles.mark} ${mark}`} aria-hidden />
            {text}
          </li>
        ) : null,
      )}
    </ul>
  );
}
