import { Alert, Button } from '@backstage/ui';
import { useText } from './useText';

/** Offers to ask again when an answer takes long. */
export function SlowNotice(props: { onRetry: () => void }) {
  const { t } = useText();
  return (
    <Alert
      status="info"
      icon
      role="status"
      title={t('common.slow')}
      customActions={
        <Button size="small" variant="secondary" onPress={props.onRetry}>
          {t('common.tryAgain')}
        </Button>
      }
    />
  );
}
