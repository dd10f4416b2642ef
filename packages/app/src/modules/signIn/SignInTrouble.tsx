import { useEffect } from 'react';
import { Alert, Button, Container } from '@backstage/ui';

const retryAfterMilliseconds = 3_000;

/** Says why nobody could be signed in, and tries again by itself. */
export function SignInTrouble(props: { error?: Error; onRetry: () => void }) {
  const { error, onRetry } = props;
  useEffect(() => {
    const timer = setTimeout(onRetry, retryAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [onRetry]);
  return (
    <Container pt="6">
      <Alert
        status="warning"
        icon
        role="status"
        title="The portal's backend does not answer yet."
        description={`Right after a start this takes a few seconds; it is tried again by itself. ${
          error?.message ?? ''
        }`}
        customActions={
          <Button size="small" variant="secondary" onPress={onRetry}>
            Try again
          </Button>
        }
      />
    </Container>
  );
}
