import { RepositoryAudit } from '@image-insights/backstage-plugin-image-insights-common';
import { LeaderboardEntry } from '../../service/leaderboardRows';
import { RepositoryHealth } from './ScanHealth';

/** How well a service is known. */
export type ServiceHealth = keyof Omit<
  RepositoryAudit['totals'],
  'services' | 'repositories'
>;

/** Annotations that say nothing of where images are. */
const BESIDE: ReadonlySet<string> = new Set([
  'tag-pattern-invalid',
  'budget-invalid',
  'deployment-value-invalid',
]);

/**
 * How well a service is known, by the worst of its repositories: fresh only
 * where every one was read and has figures, and no annotation that names images
 * is wrong; old where some of its figures are of an earlier scan or missing;
 * else unreadable, or never scanned where nothing was tried.
 *
 * @param repositories - of the service, those that are asked for
 */
export function serviceHealthOf(options: {
  entry: Pick<LeaderboardEntry, 'entity' | 'images'>;
  repositories: readonly string[];
  health: ReadonlyMap<string, RepositoryHealth>;
}): ServiceHealth {
  const { entry, repositories, health } = options;
  const withFigures = new Set(entry.images.map(({ repository }) => repository));
  const isMisled = entry.entity.problems.some(({ code }) => !BESIDE.has(code));
  const isFresh = (name: string) =>
    health.get(name)?.stored.state === 'fresh' && withFigures.has(name);
  if (repositories.length > 0 && !isMisled && repositories.every(isFresh)) {
    return 'fresh';
  }
  if (repositories.some(name => withFigures.has(name))) {
    return 'old';
  }
  return isMisled || repositories.some(name => health.has(name))
    ? 'unreadable'
    : 'neverScanned';
}
