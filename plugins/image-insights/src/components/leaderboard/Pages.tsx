import { Button, Text } from '@backstage/ui';
import type { Leaderboard } from '@image-insights/backstage-plugin-image-insights-common';
import type { UrlState } from '../../url';
import { useText } from '../common';
import styles from './Leaderboard.module.css';

/** Where in the list one is, and the way on. Back is the browser's. */
export function Pages(props: {
  board: Leaderboard;
  isFirst: boolean;
  url: UrlState;
}) {
  const { t } = useText();
  const { board, isFirst, url } = props;
  const ranks = board.items.map(({ rank }) => rank);
  return (
    <div className={styles.pages}>
      {!isFirst && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => url.set({ after: undefined })}
        >
          {t('leaderboard.firstPage')}
        </Button>
      )}
      <Text>
        {t('leaderboard.page', {
          first: String(Math.min(...ranks)),
          last: String(Math.max(...ranks)),
          all: String(board.totalCount),
        })}
      </Text>
      {board.nextCursor && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => url.set({ after: board.nextCursor })}
        >
          {t('leaderboard.nextPage')}
        </Button>
      )}
    </div>
  );
}
