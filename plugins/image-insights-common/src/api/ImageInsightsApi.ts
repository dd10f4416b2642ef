import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  CostQuery,
  Deployment,
  DeploymentList,
  DeploymentListQuery,
  EntityCost,
  EntityCostQuery,
  OrganisationCost,
  RecordDeploymentRequest,
  SavingsPlan,
  SavingsQuery,
} from './cost';
import {
  EntitySummary,
  History,
  HistoryQuery,
  Image,
  Leaderboard,
  LeaderboardQuery,
  Scan,
  ScanList,
  StartScanRequest,
} from './schema';
import { Comparison, RuleList } from './verdict';

/**
 * What can be given with every call.
 * @public
 */
export interface ImageInsightsRequestOptions {
  signal?: AbortSignal;
  /**
   * A Backstage token, for callers whose `fetch` does not add one by itself
   * (backend plugins: from `auth.getPluginRequestToken`).
   */
  token?: string;
}

/**
 * A page of a list, as a caller asks for it.
 * @public
 */
export interface PageRequest {
  /** 1 to 500; 50 where not said. */
  limit?: number;
  /** `nextCursor` of the answer before. */
  cursor?: string;
}

/**
 * The HTTP API of the image-insights backend. Every answer holds only what
 * the caller may read in the catalog. Calls reject with `ResponseError` of
 * `@backstage/errors` when the backend answers an error (an entity that does
 * not exist and one that may not be read are both 404).
 * @public
 */
export interface ImageInsightsApi {
  /** An entity's repositories, their newest images and what changed. */
  getEntitySummary(
    entity: string | CompoundEntityRef,
    options?: ImageInsightsRequestOptions,
  ): Promise<EntitySummary>;

  /** The size of one repository's releases over time, oldest first. */
  getEntityHistory(
    entity: string | CompoundEntityRef,
    query?: HistoryQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<History>;

  /** One image with its layers, by the digest of its platform's manifest. */
  getImage(
    digest: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<Image>;

  /**
   * What changed from one image to another, bytes told by layer and, where
   * contents are known, by package, directory and file.
   */
  compareImages(
    from: string,
    to: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<Comparison>;

  /** The rules that images are judged by. */
  getRules(options?: ImageInsightsRequestOptions): Promise<RuleList>;

  /** Services ranked by size, growth, score or waste. */
  getLeaderboard(
    query?: LeaderboardQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<Leaderboard>;

  /**
   * Asks for a scan and returns at once, with the new scan or with the one
   * that covers the request already (running, or too short a time ago).
   */
  startScan(
    request?: StartScanRequest,
    options?: ImageInsightsRequestOptions,
  ): Promise<Scan>;

  /** One scan's progress and failures. */
  getScan(id: string, options?: ImageInsightsRequestOptions): Promise<Scan>;

  /** Scans, newest first. */
  listScans(
    page?: PageRequest,
    options?: ImageInsightsRequestOptions,
  ): Promise<ScanList>;

  /** What an entity's deployments move and cost, and what would save most. */
  getEntityCost(
    entity: string | CompoundEntityRef,
    query?: EntityCostQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<EntityCost>;

  /** The same for all services, by service, owner, system or registry. */
  getCost(
    query?: CostQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<OrganisationCost>;

  /** What to do first, over all services. */
  getSavings(
    query?: SavingsQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<SavingsPlan>;

  /**
   * Records a deployment; the same id with the same content may come again.
   * For services: needs a token of a service or a permission.
   */
  recordDeployment(
    request: RecordDeploymentRequest,
    options?: ImageInsightsRequestOptions,
  ): Promise<Deployment>;

  /** An entity's recorded deployments, newest first. */
  listDeployments(
    entity: string | CompoundEntityRef,
    query?: DeploymentListQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<DeploymentList>;
}
