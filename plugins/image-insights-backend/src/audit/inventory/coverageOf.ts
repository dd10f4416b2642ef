import { AuditCoverage } from '@image-insights/backstage-plugin-image-insights-common';
import { LeaderboardEntry } from '../../service/leaderboardRows';

/** On how much an audit of some services rests. */
export function coverageOf(
  entries: readonly LeaderboardEntry[],
): AuditCoverage {
  const read = entries.filter(({ images }) => images.length > 0);
  return {
    services: entries.length,
    read: read.length,
    judged: read.filter(({ images }) =>
      images.every(({ current }) => current.score !== undefined),
    ).length,
  };
}
