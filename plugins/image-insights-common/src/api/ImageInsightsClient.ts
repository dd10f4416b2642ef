import {
  CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import {
  ImageInsightsApi,
  ImageInsightsRequestOptions,
  PageRequest,
} from './ImageInsightsApi';
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
  baseImageAuditSchema,
  baseImageUsesSchema,
  findingAuditSchema,
  layerAuditSchema,
  layerUsesSchema,
  repositoryAuditSchema,
  ruleAuditSchema,
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
  deploymentListSchema,
  deploymentSchema,
  entityCostSchema,
  organisationCostSchema,
  savingsPlanSchema,
} from './cost';
import {
  Leaderboard,
  LeaderboardQuery,
  leaderboardSchema,
} from './leaderboard';
import {
  LeaderboardGroups,
  LeaderboardGroupsQuery,
  Overview,
  OverviewQuery,
  leaderboardGroupsSchema,
  overviewSchema,
} from './overview';
import {
  ScanDetails,
  StartedScan,
  scanDetailsSchema,
  startedScanSchema,
} from './scans';
import {
  EntitySummary,
  History,
  HistoryQuery,
  Image,
  ScanList,
  StartScanRequest,
  entitySummarySchema,
  historySchema,
  imageSchema,
  scanListSchema,
} from './schema';
import {
  Comparison,
  RuleList,
  comparisonSchema,
  ruleListSchema,
} from './verdict';

/**
 * @public
 */
export interface ImageInsightsClientOptions {
  /** `fetchApiRef`'s implementation in a browser, `{ fetch }` elsewhere. */
  fetchApi: { fetch: typeof fetch };
  /**
   * Finds the backend. Without it `plugin://image-insights` is asked for,
   * which the frontend's `fetchApi` resolves by itself.
   */
  discoveryApi?: { getBaseUrl(pluginId: string): Promise<string> };
}

type QueryValue = string | number | string[] | undefined;

interface CallOptions {
  query?: Record<string, QueryValue>;
  body?: unknown;
  /** Default: `application/json`. */
  accept?: string;
  options?: ImageInsightsRequestOptions;
}

/**
 * Calls the image-insights backend from a browser or from another backend
 * plugin. Answers are checked against the schema before they are returned.
 * @public
 */
export class ImageInsightsClient implements ImageInsightsApi {
  static create(options: ImageInsightsClientOptions): ImageInsightsClient {
    return new ImageInsightsClient(options);
  }

  private constructor(private readonly options: ImageInsightsClientOptions) {}

  async getEntitySummary(
    entity: string | CompoundEntityRef,
    options?: ImageInsightsRequestOptions,
  ): Promise<EntitySummary> {
    return this.read(entityPath(entity), entitySummarySchema, { options });
  }

  async getEntityHistory(
    entity: string | CompoundEntityRef,
    query: HistoryQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<History> {
    return this.read(`${entityPath(entity)}/history`, historySchema, {
      query,
      options,
    });
  }

  async getImage(
    digest: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<Image> {
    return this.read(`/images/${encodeURIComponent(digest)}`, imageSchema, {
      options,
    });
  }

  async compareImages(
    from: string,
    to: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<Comparison> {
    return this.read(
      `/images/${encodeURIComponent(from)}/compare/${encodeURIComponent(to)}`,
      comparisonSchema,
      { options },
    );
  }

  async getRules(options?: ImageInsightsRequestOptions): Promise<RuleList> {
    return this.read('/rules', ruleListSchema, { options });
  }

  async getLeaderboard(
    query: LeaderboardQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<Leaderboard> {
    return this.read('/leaderboard', leaderboardSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getLeaderboardGroups(
    query: LeaderboardGroupsQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<LeaderboardGroups> {
    return this.read('/leaderboard/groups', leaderboardGroupsSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getOverview(
    query: OverviewQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<Overview> {
    return this.read('/overview', overviewSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getRuleAudit(
    query: RuleAuditQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<RuleAudit> {
    return this.read('/audit/rules', ruleAuditSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getFindingAudit(
    query: FindingAuditQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<FindingAudit> {
    return this.read('/audit/findings', findingAuditSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getBaseImageAudit(
    query: BaseImageAuditQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<BaseImageAudit> {
    return this.read('/audit/base-images', baseImageAuditSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getBaseImageUses(
    query: BaseImageUsesQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<BaseImageUses> {
    return this.read('/audit/base-images/uses', baseImageUsesSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getLayerAudit(
    query: LayerAuditQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<LayerAudit> {
    return this.read('/audit/layers', layerAuditSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getLayerUses(
    query: LayerUsesQuery,
    options?: ImageInsightsRequestOptions,
  ): Promise<LayerUses> {
    return this.read('/audit/layers/uses', layerUsesSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getRepositoryAudit(
    query: RepositoryAuditQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<RepositoryAudit> {
    return this.read('/audit/repositories', repositoryAuditSchema, {
      query: listQuery(query),
      options,
    });
  }

  async getCsv(
    list: CsvList,
    query: Record<string, QueryValue> = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<string> {
    const response = await this.fetch(`/${list}`, {
      accept: 'text/csv',
      query,
      options,
    });
    return response.text();
  }

  async startScan(
    request: StartScanRequest = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<StartedScan> {
    return this.read('/scans', startedScanSchema, { body: request, options });
  }

  async getScan(
    id: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<ScanDetails> {
    return this.read(`/scans/${encodeURIComponent(id)}`, scanDetailsSchema, {
      options,
    });
  }

  async listScans(
    page: PageRequest = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<ScanList> {
    return this.read('/scans', scanListSchema, {
      query: { limit: page.limit, cursor: page.cursor },
      options,
    });
  }

  async getEntityCost(
    entity: string | CompoundEntityRef,
    query: EntityCostQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<EntityCost> {
    return this.read(`${entityPath(entity)}/cost`, entityCostSchema, {
      query,
      options,
    });
  }

  async getCost(
    query: CostQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<OrganisationCost> {
    return this.read('/cost', organisationCostSchema, { query, options });
  }

  async getSavings(
    query: SavingsQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<SavingsPlan> {
    return this.read('/cost/savings', savingsPlanSchema, { query, options });
  }

  async recordDeployment(
    request: RecordDeploymentRequest,
    options?: ImageInsightsRequestOptions,
  ): Promise<Deployment> {
    return this.read('/deployments', deploymentSchema, {
      body: request,
      options,
    });
  }

  async listDeployments(
    entity: string | CompoundEntityRef,
    query: DeploymentListQuery = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<DeploymentList> {
    return this.read(
      `${entityPath(entity)}/deployments`,
      deploymentListSchema,
      { query, options },
    );
  }

  private async read<T>(
    path: string,
    schema: z.ZodType<T>,
    request: CallOptions,
  ): Promise<T> {
    const response = await this.fetch(path, request);
    const answer = schema.safeParse(await response.json());
    if (!answer.success) {
      throw new Error(
        `The image-insights backend answered ${path} with something this ` +
          `version does not understand; update both sides to the same ` +
          `version. ${z.prettifyError(answer.error)}`,
      );
    }
    return answer.data;
  }

  /** @throws ResponseError where the backend answers an error. */
  private async fetch(path: string, request: CallOptions): Promise<Response> {
    const { fetchApi, discoveryApi } = this.options;
    const baseUrl = discoveryApi
      ? await discoveryApi.getBaseUrl('image-insights')
      : 'plugin://image-insights';

    const headers: Record<string, string> = {
      Accept: request.accept ?? 'application/json',
    };
    if (request.options?.token) {
      headers.Authorization = `Bearer ${request.options.token}`;
    }
    if (request.body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }

    const url = `${baseUrl}${path}${searchOf(request.query)}`;
    const response = await fetchApi.fetch(url, {
      method: request.body === undefined ? 'GET' : 'POST',
      headers,
      ...(request.body !== undefined && {
        body: JSON.stringify(request.body),
      }),
      ...(request.options?.signal && { signal: request.options.signal }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function entityPath(entity: string | CompoundEntityRef): string {
  // Through the canonical form, so that `Component:Default/Shop` and
  // `component:default/shop` ask (and are cached) alike.
  const ref = parseEntityRef(
    typeof entity === 'string' ? entity : stringifyEntityRef(entity),
  );
  const parts = [ref.kind, ref.namespace, ref.name];
  return `/entities/${parts
    .map(part => encodeURIComponent(part.toLocaleLowerCase('en-US')))
    .join('/')}`;
}

/** Numbers that the schema also takes as text. */
function listQuery<Query extends { limit?: unknown }>(query: Query) {
  const { limit, ...others } = query;
  return {
    ...others,
    limit: limit === undefined ? undefined : String(limit),
  };
}

function searchOf(query: Record<string, QueryValue> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined) {
        search.append(name, String(item));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
