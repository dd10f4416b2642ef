import { Knex } from 'knex';
import { DatabaseEntityStore, EntityStore } from './EntityStore';
import { DatabaseImageStore, ImageStore } from './ImageStore';
import { DatabaseRepositoryStore, RepositoryStore } from './RepositoryStore';
import { DatabaseScanStore, ScanStore } from './ScanStore';
import { DatabaseTagStore, TagStore } from './TagStore';

/** Everything that is remembered, by aggregate. */
export interface Stores {
  entities: EntityStore;
  repositories: RepositoryStore;
  images: ImageStore;
  tags: TagStore;
  scans: ScanStore;
  /** Runs writes of several stores as one. */
  transaction(work: (transaction: Knex) => Promise<void>): Promise<void>;
}

export function createStores(knex: Knex): Stores {
  return {
    entities: new DatabaseEntityStore(knex),
    repositories: new DatabaseRepositoryStore(knex),
    images: new DatabaseImageStore(knex),
    tags: new DatabaseTagStore(knex),
    scans: new DatabaseScanStore(knex),
    transaction: work => knex.transaction(work),
  };
}
