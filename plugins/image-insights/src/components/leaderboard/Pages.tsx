import { Button, Text } from '@backstage/ui';
import type { UrlState } from '../../url';
import { useText } from '../common';
import styles from './Leaderboard.module.css';

/** Where in the list one is, and the way on. Back is the browser's. */
export function Pages(props: {
  /** Of the first and the last row that are shown; not known: left out. */
  ranks?: { first: number; last: number };
  totalCount: number;
  nextCursor?: string;
  isFirst: boolean;
  url: UrlState;
  /** The parameter that holds the place in the list. */
  name?: string;
}) {
  const { t } = useText();
  const { ranks, totalCount, nextCursor, isFirst, url, name = 'after' } = props;
  return (
    <div className={styles.pages}>
      {!isFirst && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => url.set({ [name]: undefined })}
        >
          {t('leaderboard.firstPage')}
        </Button>
      )}
      {ranks && (
        <Text>
          {t('leaderboard.page', {
            first: String(ranks.first),
            last: String(ranks.last),
            all: String(totalCount),
          })}
        </Text>
      )}
      {nextCursor && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => url.set({ [name]: nextCursor })}
        >
          {t('leaderboard.nextPage')}
        </Button>
      )}
    </div>
  );
}
