import {
  formatBytes,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import styles from './Cost.module.css';

/** From and until how many bytes a month something pays; neither: never. */
interface Pays {
  from?: number;
  until?: number;
}

/**
 * For how many bytes a month another path pays: where today's path stays for
 * other traffic, and where it can go.
 */
export function BreakEven(props: { breakEven: CostScenario['breakEven'] }) {
  const { t, locale } = useText();
  const { breakEven } = props;
  if (!breakEven) return null;
  const kept: Pays = {
    from: breakEven.keptBytesPerMonth,
    until: breakEven.keptUntilBytesPerMonth,
  };
  const givenUp: Pays = {
    from: breakEven.givenUpBytesPerMonth,
    until: breakEven.givenUpUntilBytesPerMonth,
  };
  if (kept.from === 0 && givenUp.from === 0) {
    return <p className={styles.text}>{t('cost.breakEvenFirstByte')}</p>;
  }
  const when = ({ from, until }: Pays): string => {
    const parts = [
      ...(until === undefined
        ? []
        : [t('cost.paysBelow', { bytes: formatBytes(until, { locale }) })]),
      ...(from === undefined || from === 0
        ? []
        : [t('cost.paysAbove', { bytes: formatBytes(from, { locale }) })]),
    ];
    if (from === 0) return t('cost.paysAlways');
    return parts.length === 0
      ? t('cost.paysNever')
      : parts.join(t('cost.paysAnd'));
  };
  return (
    <ul className={styles.list}>
      <li>{t('cost.breakEvenKept', { when: when(kept) })}</li>
      <li>{t('cost.breakEvenGivenUp', { when: when(givenUp) })}</li>
    </ul>
  );
}
