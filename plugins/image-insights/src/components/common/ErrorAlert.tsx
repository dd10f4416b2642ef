import { Alert, Button } from '@backstage/ui';
import { CopyButton } from './CopyButton';
import { InEnglish } from './InEnglish';
import { isNotFound } from './isNotFound';
import { useText } from './useText';

/** Says that data could not be loaded, why, and lets one try again. */
export function ErrorAlert(props: { error: Error; onRetry: () => void }) {
  const { t } = useText();
  const { error, onRetry } = props;
  const message = /[.!?]$/.test(error.message)
    ? error.message
    : `${error.message}.`;
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={t('error.title')}
      description={
        isNotFound(error)
          ? t('error.notFound')
          : t('error.description', {
              message: <InEnglish>{message}</InEnglish>,
            })
      }
      customActions={
        <>
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('common.tryAgain')}
          </Button>
          <CopyButton
            label={t('error.copyDetails')}
            text={() =>
              `${error.name}: ${error.message}\n${window.location.href}`
            }
          />
        </>
      }
    />
  );
}
