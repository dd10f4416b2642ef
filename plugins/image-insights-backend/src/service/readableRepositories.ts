import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { Stores } from '../database/Stores';

/**
 * Which of some repositories the caller may know: those that an entity names
 * which they may read in the catalog.
 */
export async function readableRepositories(options: {
  repositories: string[];
  credentials: BackstageCredentials;
  stores: { entities: Pick<Stores['entities'], 'entitiesOf'> };
  entities: Pick<CatalogEntities, 'readableRefs'>;
}): Promise<Set<string>> {
  const { stores, entities, credentials } = options;
  const owners = await stores.entities.entitiesOf(options.repositories);
  const readable = await entities.readableRefs(
    [...owners.values()].flat(),
    credentials,
  );
  return new Set(
    [...owners]
      .filter(([, refs]) => refs.some(ref => readable.has(ref)))
      .map(([repository]) => repository),
  );
}
