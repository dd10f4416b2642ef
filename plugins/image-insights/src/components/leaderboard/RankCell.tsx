import { numberText } from '../../format';
import { Spoken, useText } from '../common';
import tableStyles from '../common/table.module.css';
import styles from './Leaderboard.module.css';

/**
 * A rank and by how many places it changed in 30 days. What is not known of a
 * service is no reason to rank it.
 */
export function RankCell(props: {
  rank: number;
  previousRank?: number;
  /** Whether what is ranked by is known. */
  isMeasured: boolean;
  /** Whether there is room for changes of rank. */
  hasPlaces?: boolean;
}) {
  const { t, locale } = useText();
  const { rank, previousRank, isMeasured, hasPlaces = false } = props;
  if (!isMeasured) {
    return (
      <td className={tableStyles.number}>
        <Spoken>{t('board.noRank')}</Spoken>
      </td>
    );
  }
  const places = previousRank === undefined ? 0 : previousRank - rank;
  const amount = numberText(Math.abs(places), locale);
  return (
    <td className={tableStyles.number}>
      <span className={styles.rank}>
        <span>{numberText(rank, locale)}</span>
        {hasPlaces && (
          <span className={styles.places}>
            {places !== 0 && (
              <span
                title={t('board.rankBefore', {
                  rank: numberText(rank + places, locale),
                })}
              >
                <span aria-hidden>{`${places > 0 ? '▲' : '▼'} ${amount}`}</span>
                <Spoken>
                  {t(places > 0 ? 'board.placesUp' : 'board.placesDown', {
                    count: Math.abs(places),
                    amount,
                  })}
                </Spoken>
              </span>
            )}
          </span>
        )}
      </span>
    </td>
  );
}
