import { ReadableServices } from '../../service/OrganisationServices';
import { LeaderboardEntry } from '../../service/leaderboardRows';

/** What services name stays the same while the snapshot does. */
const named = new WeakMap<readonly LeaderboardEntry[], ReadonlySet<string>>();

/**
 * Tells which repositories a caller may not be told of: those that services
 * name, none of which they may read. As `withheldBases` has it, but from memory.
 */
export function withheldRepositories(
  services: Pick<ReadableServices, 'entries' | 'all'>,
): (repositories: readonly string[]) => boolean {
  const everybodys =
    named.get(services.all.entries) ?? repositoriesOf(services.all.entries);
  named.set(services.all.entries, everybodys);
  const readable =
    services.entries.length === services.all.entries.length
      ? everybodys
      : repositoriesOf(services.entries);
  return repositories =>
    repositories.some(name => everybodys.has(name) && !readable.has(name));
}

function repositoriesOf(
  entries: readonly LeaderboardEntry[],
): ReadonlySet<string> {
  return new Set(entries.flatMap(({ entity }) => entity.repositories));
}
