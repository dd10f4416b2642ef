import { AuditCoverage } from '@image-insights/backstage-plugin-image-insights-common';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import { isOnOneOf } from './auditedImages';

/**
 * On how much an audit of some services rests. Where registries are asked for,
 * a service's images on others count for nothing.
 */
export function coverageOf(
  entries: readonly LeaderboardEntry[],
  registry?: readonly string[],
): AuditCoverage {
  const read = entries
    .map(({ images }) =>
      images.filter(({ repository }) => isOnOneOf(repository, registry)),
    )
    .filter(images => images.length > 0);
  return {
    services: entries.length,
    read: read.length,
    judged: read.filter(images =>
      images.every(({ current }) => current.score !== undefined),
    ).length,
  };
}
