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
  EntitySummary,
  History,
  HistoryQuery,
  Image,
  Leaderboard,
  LeaderboardQuery,
  Scan,
  ScanList,
  StartScanRequest,
  entitySummarySchema,
  historySchema,
  imageSchema,
  leaderboardSchema,
  scanListSchema,
  scanSchema,
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
    const { limit, ...others } = query;
    return this.read('/leaderboard', leaderboardSchema, {
      query: {
        ...others,
        limit: limit === undefined ? undefined : String(limit),
      },
      options,
    });
  }

  async startScan(
    request: StartScanRequest = {},
    options?: ImageInsightsRequestOptions,
  ): Promise<Scan> {
    return this.read('/scans', scanSchema, { body: request, options });
  }

  async getScan(
    id: string,
    options?: ImageInsightsRequestOptions,
  ): Promise<Scan> {
    return this.read(`/scans/${encodeURIComponent(id)}`, scanSchema, {
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
    request: {
      query?: Record<string, QueryValue>;
      body?: unknown;
      options?: ImageInsightsRequestOptions;
    },
  ): Promise<T> {
    const { fetchApi, discoveryApi } = this.options;
    const baseUrl = discoveryApi
      ? await discoveryApi.getBaseUrl('image-insights')
      : 'plugin://image-insights';

    const headers: Record<string, string> = { Accept: 'application/json' };
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
