import { Container } from '@backstage/ui';
import { Root } from '../common';
import { Leaderboard } from './Leaderboard';

/** The leaderboard as a page of the app; the app draws the header around it. */
export function LeaderboardPage() {
  return (
    <main>
      <Container>
        <Root>
          <Leaderboard />
        </Root>
      </Container>
    </main>
  );
}
