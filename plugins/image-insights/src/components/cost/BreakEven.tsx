import {
  formatBytes,
  type CostScenario,
} from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import styles from './Cost.module.css';

/**
 * From how many bytes a month on another path pays: where today's path stays
 * for other traffic, and where it can go.
 */
export function BreakEven(props: {
  breakEven: CostScenario['breakEven'];
  /** What the other path adds by the hour; nothing where it is not more. */
  addedFixedPerMonth: number;
}) {
  const { t, locale } = useText();
  const { breakEven, addedFixedPerMonth } = props;
  if (!breakEven) return null;
  const { keptBytesPerMonth: kept, givenUpBytesPerMonth: givenUp } = breakEven;
  const bytes = (value: number) => formatBytes(value, { locale });
  if (kept === 0 && addedFixedPerMonth <= 0) {
    return <p className={styles.text}>{t('cost.breakEvenFirstByte')}</p>;
  }
  return (
    <ul className={styles.list}>
      <li>
        {kept === undefined
          ? t('cost.breakEvenKeptNever')
          : t('cost.breakEvenKept', { bytes: bytes(kept) })}
      </li>
      <li>
        {givenUp === undefined && t('cost.breakEvenGivenUpNever')}
        {givenUp === 0 && t('cost.breakEvenGivenUpAlways')}
        {givenUp !== undefined &&
          givenUp > 0 &&
          t('cost.breakEvenGivenUp', { bytes: bytes(givenUp) })}
      </li>
    </ul>
  );
}
