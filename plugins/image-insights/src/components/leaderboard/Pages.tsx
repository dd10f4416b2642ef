import { useEffect, useRef } from 'react';
import { Button, Text } from '@backstage/ui';
import type { UrlState } from '../../url';
import { useText } from '../common';
import styles from './Leaderboard.module.css';

/** Where in the list one is, and the ways on and back. */
export function Pages(props: {
  /** Of the first and the last row that are shown; not known: left out. */
  ranks?: { first: number; last: number };
  totalCount: number;
  nextCursor?: string;
  /**
   * Where the page before begins, `first` for the first page; not known: only
   * the first page is offered, and back is the browser's.
   */
  previousCursor?: string;
  isFirst: boolean;
  url: UrlState;
  /** The parameter that holds the place in the list. */
  name?: string;
  /** When another page was asked for. */
  onTurn?: () => void;
}) {
  const { t, locale } = useText();
  const { ranks, totalCount, nextCursor, previousCursor, isFirst } = props;
  const { url, name = 'after', onTurn } = props;
  const root = useRef<HTMLDivElement>(null);
  const isTurning = useRef(false);
  const place = `${ranks?.first} ${nextCursor}`;

  // On the last page there is no way on: whoever turned pages by keyboard
  // finds the way back focused, rather than nothing.
  useEffect(() => {
    if (!isTurning.current) return;
    isTurning.current = false;
    if (document.activeElement === document.body) {
      root.current?.querySelector('button')?.focus({ preventScroll: true });
    }
  }, [place]);

  function turn(cursor: string | undefined) {
    isTurning.current = true;
    url.set({ [name]: cursor });
    onTurn?.();
  }

  return (
    <div className={styles.pages} ref={root}>
      {!isFirst && previousCursor === undefined && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => turn(undefined)}
        >
          {t('leaderboard.firstPage')}
        </Button>
      )}
      {!isFirst && previousCursor !== undefined && (
        <Button
          size="small"
          variant="secondary"
          onPress={() =>
            turn(previousCursor === 'first' ? undefined : previousCursor)
          }
        >
          {t('board.previousPage')}
        </Button>
      )}
      {ranks && (
        <Text>
          {t('leaderboard.page', {
            first: ranks.first.toLocaleString(locale),
            last: ranks.last.toLocaleString(locale),
            all: totalCount.toLocaleString(locale),
          })}
        </Text>
      )}
      {nextCursor && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => turn(nextCursor)}
        >
          {t('leaderboard.nextPage')}
        </Button>
      )}
    </div>
  );
}
