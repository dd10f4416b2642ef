import { Container } from '@backstage/ui';
import { Root } from '../common';
import { Savings } from './Savings';

/** The savings as a page of the app; the app draws the header around it. */
export function SavingsPage() {
  return (
    <main>
      <Container>
        <Root>
          <Savings />
        </Root>
      </Container>
    </main>
  );
}
