import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { StoredRepository } from '../../database/RepositoryStore';
import { Stores } from '../../database/Stores';
import { ServicesSnapshot } from '../../service/OrganisationServices';
import { noReleasesProblem } from './noReleasesProblem';
import { RepositoryTrouble, troublesOf } from './troublesOf';

/** A repository as its last scan left it. */
export interface RepositoryHealth {
  stored: StoredRepository;
  /** Why not all of it was read; empty where it was. */
  troubles: RepositoryTrouble[];
  /** Told to services that find no release in it. */
  noReleases?: Problem;
}

/**
 * How scans of all repositories went, whoever may know of them, kept in memory
 * until the next snapshot of the services.
 */
export class ScanHealth {
  private cached?: {
    key: string;
    health: Promise<ReadonlyMap<string, RepositoryHealth>>;
  };

  constructor(private readonly stores: Pick<Stores, 'scanHealth' | 'tags'>) {}

  /** By repository; those that no scan has looked at are left out. */
  async of(
    snapshot: ServicesSnapshot,
  ): Promise<ReadonlyMap<string, RepositoryHealth>> {
    if (this.cached?.key !== snapshot.key) {
      const cached = { key: snapshot.key, health: this.load(snapshot) };
      this.cached = cached;
      cached.health.catch(() => {
        if (this.cached === cached) {
          this.cached = undefined;
        }
      });
    }
    return this.cached.health;
  }

  private async load({
    entries,
  }: ServicesSnapshot): Promise<Map<string, RepositoryHealth>> {
    const { scanHealth, tags } = this.stores;
    const repositories = await scanHealth.repositories();
    const failedTags = await scanHealth.failedTags();
    const empty = new Set(
      entries.flatMap(({ entity, images }) =>
        entity.repositories.filter(
          name =>
            repositories.get(name)?.state === 'fresh' &&
            !images.some(({ repository }) => repository === name),
        ),
      ),
    );
    const troubles = await tags.troubles([...empty]);
    return new Map(
      [...repositories].map(([name, stored]) => [
        name,
        {
          stored,
          troubles: troublesOf(stored, failedTags.get(name) ?? []),
          ...(empty.has(name) && {
            noReleases: noReleasesProblem(stored, troubles.get(name) ?? []),
          }),
        },
      ]),
    );
  }
}
