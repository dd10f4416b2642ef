import { useCallback, useState } from 'react';
import { ProxiedSignInPage } from '@backstage/core-components';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { SignInTrouble } from './SignInTrouble';

/**
 * Signs in through `/api/auth/guest/refresh` at once. While the backend is
 * still starting that call fails: it is then tried again by itself, and by a
 * button.
 */
export function GuestSignIn(props: SignInPageProps) {
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const Trouble = useCallback(
    ({ error }: { error?: Error }) => (
      <SignInTrouble error={error} onRetry={retry} />
    ),
    [retry],
  );
  return (
    <ProxiedSignInPage
      key={attempt}
      provider="guest"
      onSignInSuccess={props.onSignInSuccess}
      ErrorComponent={Trouble}
    />
  );
}
