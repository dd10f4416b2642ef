import { Knex } from 'knex';
import { ContentsStore, DatabaseContentsStore } from './ContentsStore';
import { CostStore, DatabaseCostStore } from './CostStore';
import { DatabaseDeploymentStore, DeploymentStore } from './DeploymentStore';
import { DatabaseEntityStore, EntityStore } from './EntityStore';
import { DatabaseImageStore, ImageStore } from './ImageStore';
import { DatabaseJudgementStore, JudgementStore } from './JudgementStore';
import { DatabaseProvenanceStore, ProvenanceStore } from './ProvenanceStore';
import { DatabasePullStore, PullStore } from './PullStore';
import { DatabaseRepositoryStore, RepositoryStore } from './RepositoryStore';
import { DatabaseScanStore, ScanStore } from './ScanStore';
import { DatabaseSourceStore, SourceStore } from './SourceStore';
import { DatabaseTagStore, TagStore } from './TagStore';

/** Everything that is remembered, by aggregate. */
export interface Stores {
  entities: EntityStore;
  repositories: RepositoryStore;
  images: ImageStore;
  tags: TagStore;
  scans: ScanStore;
  contents: ContentsStore;
  judgements: JudgementStore;
  provenance: ProvenanceStore;
  sources: SourceStore;
  deployments: DeploymentStore;
  pulls: PullStore;
  costs: CostStore;
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
    contents: new DatabaseContentsStore(knex),
    judgements: new DatabaseJudgementStore(knex),
    provenance: new DatabaseProvenanceStore(knex),
    sources: new DatabaseSourceStore(knex),
    deployments: new DatabaseDeploymentStore(knex),
    pulls: new DatabasePullStore(knex),
    costs: new DatabaseCostStore(knex),
    transaction: work => knex.transaction(work),
  };
}
