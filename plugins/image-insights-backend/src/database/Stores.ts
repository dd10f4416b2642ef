import { Knex } from 'knex';
import { ContentsStore, DatabaseContentsStore } from './ContentsStore';
import { CostStore, DatabaseCostStore } from './CostStore';
import { DatabaseDeploymentStore, DeploymentStore } from './DeploymentStore';
import { DatabaseEntityStore, EntityStore } from './EntityStore';
import { DatabaseFindingStore, FindingStore } from './FindingStore';
import { DatabaseImageStore, ImageStore } from './ImageStore';
import { DatabaseInventoryStore, InventoryStore } from './InventoryStore';
import { DatabaseJudgementStore, JudgementStore } from './JudgementStore';
import { DatabaseProvenanceStore, ProvenanceStore } from './ProvenanceStore';
import { DatabasePullStore, PullStore } from './PullStore';
import { DatabaseRepositoryStore, RepositoryStore } from './RepositoryStore';
import { DatabaseScanHealthStore, ScanHealthStore } from './ScanHealthStore';
import { DatabaseScanStore, ScanStore } from './ScanStore';
import { DatabaseSourceStore, SourceStore } from './SourceStore';
import { DatabaseTagStore, TagStore } from './TagStore';

/** Everything that is remembered, by aggregate. */
export interface Stores {
  entities: EntityStore;
  repositories: RepositoryStore;
  images: ImageStore;
  inventory: InventoryStore;
  tags: TagStore;
  scans: ScanStore;
  scanHealth: ScanHealthStore;
  contents: ContentsStore;
  judgements: JudgementStore;
  findings: FindingStore;
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
    inventory: new DatabaseInventoryStore(knex),
    tags: new DatabaseTagStore(knex),
    scans: new DatabaseScanStore(knex),
    scanHealth: new DatabaseScanHealthStore(knex),
    contents: new DatabaseContentsStore(knex),
    judgements: new DatabaseJudgementStore(knex),
    findings: new DatabaseFindingStore(knex),
    provenance: new DatabaseProvenanceStore(knex),
    sources: new DatabaseSourceStore(knex),
    deployments: new DatabaseDeploymentStore(knex),
    pulls: new DatabasePullStore(knex),
    costs: new DatabaseCostStore(knex),
    transaction: work => knex.transaction(work),
  };
}
