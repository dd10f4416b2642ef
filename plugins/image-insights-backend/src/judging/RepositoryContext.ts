import { compileTagPattern } from '@image-insights/backstage-plugin-image-insights-common';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { StoredEntity } from '../database/EntityStore';
import { StoredSource } from '../database/SourceStore';
import { Stores } from '../database/Stores';
import { repositoryOfName } from '../service/withheldBases';
import { ReleaseContext, releaseContexts } from './releaseContexts';

/** What is known of a repository that bears on the verdict of its images. */
export interface RepositoryContext {
  repository: string;
  releases: Map<string, ReleaseContext>;
  /** Dockerfile and .dockerignore, of the newest release. */
  sources: StoredSource[];
  /** Why there are none. */
  noSourceReason: string;
  budgetBytes?: number;
  /** What tags of base images point to now: name → document digest. */
  bases: Map<string, string>;
}

/** Reads {@link RepositoryContext}s from what is stored. */
export async function readRepositoryContext(options: {
  repository: string;
  /** All that are stored. */
  entities: StoredEntity[];
  stores: Stores;
  config: ImageInsightsConfig;
}): Promise<RepositoryContext> {
  const { repository, entities, stores, config } = options;
  const owners = entities
    .filter(entity => entity.repositories.includes(repository))
    .sort((left, right) => (left.entityRef < right.entityRef ? -1 : 1));
  const patterns = owners.flatMap(({ tagPattern }) => {
    const compiled =
      tagPattern === undefined ? undefined : compileTagPattern(tagPattern);
    return compiled?.ok ? [compiled.value] : [];
  });
  const releases = releaseContexts(
    await stores.tags.images([repository]),
    patterns.at(0),
  );
  const { sources, reason } = sourceOf(
    owners,
    repository,
    await stores.sources.of(owners.map(({ entityRef }) => entityRef)),
  );
  const budgets = owners.flatMap(({ budgetBytes }) => budgetBytes ?? []);
  return {
    repository,
    releases,
    sources,
    noSourceReason: reason,
    // Shared by several services, the strictest of their budgets counts.
    budgetBytes:
      budgets.length > 0 ? Math.min(...budgets) : config.defaultBudgetBytes,
    bases: await currentBases([...releases.values()], stores),
  };
}

/** The first entity that has a Dockerfile for the repository. */
function sourceOf(
  owners: StoredEntity[],
  repository: string,
  stored: StoredSource[],
): { sources: StoredSource[]; reason: string } {
  let reason = 'no source location of the service is known to the portal';
  for (const owner of owners) {
    const position = owner.repositories.indexOf(repository);
    const own = stored.filter(
      source =>
        source.entityRef === owner.entityRef && source.position === position,
    );
    if (own.some(({ role, text }) => role === 'dockerfile' && text)) {
      return { sources: own, reason: '' };
    }
    const dockerfile = own.find(({ role }) => role === 'dockerfile');
    if (dockerfile) {
      reason =
        dockerfile.problem?.message ??
        `there is no ${dockerfile.path} at the service's source location`;
    }
  }
  return { sources: [], reason };
}

async function currentBases(
  releases: ReleaseContext[],
  stores: Stores,
): Promise<Map<string, string>> {
  const names = new Set(releases.flatMap(({ baseName }) => baseName ?? []));
  const references = [...names].flatMap(name => {
    const repository = repositoryOfName(name);
    const tag = name.includes('@') ? '' : name.slice(repository.length + 1);
    return tag === '' ? [] : [{ repository, tag }];
  });
  return stores.tags.currentDocuments(references);
}
