import { Alert, Button } from '@backstage/ui';
import type { UrlState } from '../../url';
import { Snippet, useText } from '../common';
import { annotationLines } from '../images/annotationLines';
import { withoutFilters, type BoardState } from './boardState';
import { facetNames } from './FacetPickers';
import { labelOfValue } from './labelOfValue';
import styles from './Leaderboard.module.css';

/** Filters that can each be cleared by a button of their own. */
const MOST_BUTTONS = 4;

/** What to do where the list is empty. */
export function EmptyLeaderboard(props: {
  state: BoardState;
  hasOthers: boolean;
  url: UrlState;
}) {
  const { t } = useText();
  const { state, hasOthers, url } = props;
  if (state.isFiltered) {
    return <NoMatch state={state} url={url} />;
  }
  return (
    <>
      <Alert
        status="info"
        icon
        role="status"
        title={t('leaderboard.empty')}
        description={hasOthers ? undefined : t('leaderboard.emptyText')}
      />
      {!hasOthers && <Snippet text={annotationLines('checkout')} />}
    </>
  );
}

function NoMatch(props: { state: BoardState; url: UrlState }) {
  const { t } = useText();
  const { filters } = props.state;
  const { url } = props;
  const single = [
    ...(filters.q === undefined
      ? []
      : [
          {
            name: 'q',
            label: t('board.search', { text: filters.q }),
            rest: undefined,
          },
        ]),
    ...(filters.budget === undefined
      ? []
      : [
          {
            name: 'budget',
            label: t('leaderboard.budget'),
            rest: undefined,
          },
        ]),
    ...facetNames.flatMap(name =>
      (filters[name] ?? []).map(value => ({
        name,
        label: t('leaderboard.filter', {
          name: t(`leaderboard.${name}`),
          value: labelOfValue(value),
        }),
        rest: filters[name]?.filter(other => other !== value),
      })),
    ),
  ];
  return (
    <>
      <Alert
        status="info"
        icon
        role="status"
        title={t('leaderboard.noMatch')}
      />
      <div className={styles.clear}>
        {single.length > 1 &&
          single.slice(0, MOST_BUTTONS).map(({ name, label, rest }) => (
            <Button
              key={label}
              size="small"
              variant="secondary"
              onPress={() => url.set({ [name]: rest, after: undefined })}
            >
              {t('board.clear', { filter: label })}
            </Button>
          ))}
        <Button
          size="small"
          variant="secondary"
          onPress={() => url.set(withoutFilters)}
        >
          {t('common.clearAll')}
        </Button>
      </div>
    </>
  );
}
