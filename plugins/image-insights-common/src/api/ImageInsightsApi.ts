import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  BaseImageAudit,
  BaseImageAuditQuery,
  BaseImageUses,
  BaseImageUsesQuery,
  CsvList,
  FindingAudit,
  FindingAuditQuery,
  LayerAudit,
  LayerAuditQuery,
  LayerUses,
  LayerUsesQuery,
  RepositoryAudit,
  RepositoryAuditQuery,
  RuleAudit,
  RuleAuditQuery,
} from './audit';
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
import { Leaderboard, LeaderboardQuery } from './leaderboard';
import {
  LeaderboardGroups,
  LeaderboardGroupsQuery,
  Overview,
  OverviewQuery,
} from './overview';
import { ScanDetails, StartedScan } from './scans';
import {
  EntitySummary,
  History,
  HistoryQuery,
  Image,
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

  /** Services ranked by size, growth, score, waste or cost. */
  getLeaderboard(
    query?: LeaderboardQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<Leaderboard>;

  /** Owners or systems ranked by what their services come to. */
  getLeaderboardGroups(
    query?: LeaderboardGroupsQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<LeaderboardGroups>;

  /** What the images of some services come to together. */
  getOverview(
    query?: OverviewQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<Overview>;

  /** Findings of the newest images, by rule. Needs the audit permission. */
  getRuleAudit(
    query?: RuleAuditQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<RuleAudit>;

  /** Findings of the newest images one by one. Needs the audit permission. */
  getFindingAudit(
    query?: FindingAuditQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<FindingAudit>;

  /** Base images in use, and how old. Needs the audit permission. */
  getBaseImageAudit(
    query?: BaseImageAuditQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<BaseImageAudit>;

  /** Which images stand on a base. Needs the audit permission. */
  getBaseImageUses(
    query?: BaseImageUsesQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<BaseImageUses>;

  /** Layers that several images hold. Needs the audit permission. */
  getLayerAudit(
    query?: LayerAuditQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<LayerAudit>;

  /** Which images hold a layer. Needs the audit permission. */
  getLayerUses(
    query: LayerUsesQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<LayerUses>;

  /** What could not be read, and why. Needs the audit permission. */
  getRepositoryAudit(
    query?: RepositoryAuditQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<RepositoryAudit>;

  /**
   * A list as CSV: every row of the filter, whatever page the query asks for.
   *
   * @param query - as of the list's own call
   */
  getCsv(
    list: CsvList,
    query?: Record<string, string | number | string[] | undefined>,
    options?: ImageInsightsRequestOptions,
  ): Promise<string>;

  /**
   * Asks for a scan and returns at once, with the new scan or with the one
   * that covers the request already (running, or too short a time ago).
   */
  startScan(
    request?: StartScanRequest,
    options?: ImageInsightsRequestOptions,
  ): Promise<StartedScan>;

  /** One scan's progress and failures. */
  getScan(
    id: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<ScanDetails>;

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
