import { Alert, Button } from '@backstage/ui';
import { Snippet, useText } from '../common';
import { annotationLines } from '../images/annotationLines';

/** What to do where the list is empty. */
export function EmptyLeaderboard(props: {
  isFiltered: boolean;
  hasOthers: boolean;
  onClear: () => void;
}) {
  const { t } = useText();
  const { isFiltered, hasOthers, onClear } = props;
  if (isFiltered) {
    return (
      <Alert
        status="info"
        icon
        role="status"
        title={t('leaderboard.noMatch')}
        customActions={
          <Button size="small" variant="secondary" onPress={onClear}>
            {t('common.clearAll')}
          </Button>
        }
      />
    );
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
