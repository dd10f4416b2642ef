import { Container } from '@backstage/ui';
import { Root } from '../common';
import { Scans } from './Scans';

/** Scan health as a page of the app; the app draws the header around it. */
export function ScansPage() {
  return (
    <main>
      <Container>
        <Root>
          <Scans />
        </Root>
      </Container>
    </main>
  );
}
