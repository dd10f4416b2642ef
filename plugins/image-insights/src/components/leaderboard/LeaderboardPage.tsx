import { PageFrame } from '../common';
import { Leaderboard } from './Leaderboard';

/** The leaderboard as a page of the app; the app draws the header around it. */
export function LeaderboardPage() {
  return (
    <PageFrame>
      <Leaderboard />
    </PageFrame>
  );
}
