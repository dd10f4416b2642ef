import type { CostNote } from '@image-insights/backstage-plugin-image-insights-common';
import { useText } from '../common';
import styles from './Cost.module.css';

const marks = {
  'old-price': 'cost.mark_old',
  'unverified-price': 'cost.mark_unverified',
  'doubtful-price': 'cost.mark_doubtful',
  'region-price-unknown': 'cost.mark_region',
} as const;

/** Which of an amount's prices are not to be relied on, in two words each. */
export function PriceMarks(props: { notes: readonly CostNote[] }) {
  const { t } = useText();
  const codes = new Set(props.notes.map(({ code }) => code));
  const words = Object.entries(marks).flatMap(([code, key]) =>
    [...codes].some(one => one === code) ? [t(key)] : [],
  );
  return words.length === 0 ? null : (
    <span className={styles.mark}>({words.join(', ')})</span>
  );
}
