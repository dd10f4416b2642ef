import { exactBytes, formatDelta } from '../../format';
import { Spoken } from './Spoken';
import { useText } from './useText';
import styles from './Delta.module.css';

/**
 * A change of bytes: arrow, sign, amount and percentage. The arrow is spoken
 * as a word.
 */
export function Delta(props: {
  change: { bytes: number; percent?: number };
  withRatio?: boolean;
}) {
  const { t, locale } = useText();
  const { change, withRatio = true } = props;
  const delta = formatDelta(change, locale);
  if (delta.direction === 'same') {
    return (
      <span className={styles.same}>
        <span aria-hidden>{delta.arrow} </span>
        {t('common.noChange')}
      </span>
    );
  }
  const amount =
    withRatio && delta.ratio
      ? `${delta.amount} (${delta.ratio})`
      : delta.amount;
  return (
    <span
      className={styles[delta.direction]}
      title={exactBytes(change.bytes, locale)}
    >
      <span aria-hidden>
        <span className={styles.part}>
          {delta.arrow} {delta.amount}
        </span>
        {withRatio && delta.ratio && (
          <>
            {' '}
            <span className={styles.part}>({delta.ratio})</span>
          </>
        )}
      </span>
      <Spoken>
        {delta.direction === 'up'
          ? t('delta.spokenUp', { amount })
          : t('delta.spokenDown', { amount })}
      </Spoken>
    </span>
  );
}
