import { Alert, Button } from '@backstage/ui';
import { ScanHealthLink, Snippet, useText } from '../common';
import { annotationLines } from '../images/annotationLines';

/** What to do where there is nothing to calculate with. */
export function EmptySavings(props: {
  isFiltered: boolean;
  /** Services with images of which nothing could be calculated. */
  notCosted: number;
  onClear: () => void;
}) {
  const { t } = useText();
  const { isFiltered, notCosted, onClear } = props;
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
  if (notCosted > 0) {
    return (
      <Alert
        status="info"
        icon
        role="status"
        title={t('savings.notCosted', { count: notCosted })}
        customActions={<ScanHealthLink />}
      />
    );
  }
  return (
    <>
      <Alert
        status="info"
        icon
        role="status"
        title={t('savings.empty')}
        description={t('savings.emptyText')}
      />
      <Snippet text={annotationLines('checkout')} />
    </>
  );
}
