import { memo } from 'react';
import type {
  HistoryDeployment,
  HistoryGap,
} from '@image-insights/backstage-plugin-image-insights-common';
import { environmentLetters, type TrendRow } from '../../trend';
import { useText } from '../common';
import styles from './Legend.module.css';

/** Says what the lines and areas of a trend are; only those that occur. */
export const Legend = memo(function DrawnLegend(props: {
  rows: readonly TrendRow[];
  deployments: readonly HistoryDeployment[];
  gaps: readonly HistoryGap[];
  isLog: boolean;
}) {
  const { t } = useText();
  const { rows, deployments, gaps, isLog } = props;
  const hasBase = rows.some(row => row.base !== undefined);
  const hasWhole = rows.some(row => row.whole !== undefined);
  const hasMaintenance = rows.some(row => row.maintenance !== undefined);
  const hasMoved = rows.some(row => row.release?.movedFrom !== undefined);
  const hasUncertain = rows.some(
    row => row.release?.dateSource === 'first-seen' && row.release.mainline,
  );
  const hasPlaced = rows.some(row => row.placed !== undefined);
  const entries: Array<[string | false, string, string]> = [
    ['total', styles.total, t('trend.total')],
    [hasPlaced && 'placed', styles.placed, t('service.placedByDate')],
    [hasBase && !isLog && 'own', styles.own, t('trend.own')],
    [hasBase && 'base', isLog ? styles.baseLine : styles.base, t('trend.base')],
    [hasWhole && !isLog && 'whole', styles.whole, t('trend.whole')],
    [hasMaintenance && 'maintenance', styles.hollow, t('trend.maintenance')],
    [hasUncertain && 'uncertain', styles.hollow, t('trend.uncertain')],
    [hasMoved && 'moved', styles.moved, t('service.movedShort')],
    [gaps.length > 0 && 'gap', styles.gap, t('service.notScanned')],
  ];
  const letters = environmentLetters(
    deployments.flatMap(({ environment }) => environment ?? []),
  );
  const environments = [...letters]
    .map(([environment, letter]) => `${letter} ${environment}`)
    .join(', ');
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
      {deployments.length > 0 && (
        <li>
          <span className={styles.triangle} aria-hidden>
            ▼
          </span>
          {environments
            ? t('service.deploymentsLegend', { environments })
            : t('service.deployment')}
        </li>
      )}
    </ul>
  );
});
