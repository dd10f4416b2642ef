import {
  formatBytes,
  type Leaderboard,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import styles from './Leaderboard.module.css';

/** How many services, how large together, and how many of them changed. */
export function LeaderboardSentence(props: { totals: Leaderboard['totals'] }) {
  const { t, locale } = useText();
  const { services, compressedBytes, grew, shrank } = props.totals;
  const parts = {
    count: services,
    services: services.toLocaleString(locale),
    size: formatBytes(compressedBytes, { locale }),
  };
  if (services === 0) {
    return <h2 className={styles.sentence}>{t('board.sentenceNone')}</h2>;
  }
  return (
    <h2 className={styles.sentence}>
      {grew + shrank > 0
        ? t('board.sentence', {
            ...parts,
            grew: grew.toLocaleString(locale),
            shrank: shrank.toLocaleString(locale),
          })
        : t('board.sentenceSmall', parts)}
    </h2>
  );
}
