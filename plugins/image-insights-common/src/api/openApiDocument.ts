import { z } from 'zod';
import {
  baseImageAuditQuerySchema,
  baseImageAuditSchema,
  baseImageUsesQuerySchema,
  baseImageUsesSchema,
  findingAuditQuerySchema,
  findingAuditSchema,
  layerAuditQuerySchema,
  layerAuditSchema,
  layerUsesQuerySchema,
  layerUsesSchema,
  repositoryAuditQuerySchema,
  repositoryAuditSchema,
  ruleAuditQuerySchema,
  ruleAuditSchema,
} from './audit';
import {
  costQuerySchema,
  deploymentListQuerySchema,
  deploymentListSchema,
  deploymentSchema,
  entityCostQuerySchema,
  entityCostSchema,
  organisationCostSchema,
  recordDeploymentSchema,
  savingsPlanSchema,
  savingsQuerySchema,
} from './cost';
import { leaderboardQuerySchema, leaderboardSchema } from './leaderboard';
import {
  leaderboardGroupsQuerySchema,
  leaderboardGroupsSchema,
  overviewQuerySchema,
  overviewSchema,
} from './overview';
import { scanDetailsSchema, startedScanSchema } from './scans';
import {
  entitySummarySchema,
  historyQuerySchema,
  historySchema,
  imageSchema,
  scanListQuerySchema,
  scanListSchema,
  startScanSchema,
} from './schema';
import { comparisonSchema, ruleListSchema } from './verdict';

type JsonObject = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of the HTTP API, made from the zod schemas that
 * the backend validates with.
 * @public
 */
export function createOpenApiDocument(options: {
  version: string;
}): Record<string, unknown> {
  const entityParameters = ['kind', 'namespace', 'name'].map(name =>
    pathParameter(name, { type: 'string', minLength: 1, maxLength: 253 }),
  );
  return {
    openapi: '3.1.0',
    info: {
      title: 'image-insights',
      version: options.version,
      description:
        'Container image sizes, layers and history of catalog entities. ' +
        'Every answer holds only what the caller may read in the catalog.',
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/entities/{kind}/{namespace}/{name}': {
        get: operation({
          operationId: 'getEntitySummary',
          summary: "An entity's repositories and their newest images",
          parameters: entityParameters,
          schema: entitySummarySchema,
          errors: [400, 401, 404],
        }),
      },
      '/entities/{kind}/{namespace}/{name}/history': {
        get: operation({
          operationId: 'getEntityHistory',
          summary: "The size of one repository's releases over time",
          parameters: [
            ...entityParameters,
            ...queryParameters(historyQuerySchema),
          ],
          schema: historySchema,
          errors: [400, 401, 404],
        }),
      },
      '/entities/{kind}/{namespace}/{name}/cost': {
        get: operation({
          operationId: 'getEntityCost',
          summary:
            "What an entity's deployments move and cost, and what would save most",
          parameters: [
            ...entityParameters,
            ...queryParameters(entityCostQuerySchema),
          ],
          schema: entityCostSchema,
          errors: [400, 401, 404],
        }),
      },
      '/entities/{kind}/{namespace}/{name}/deployments': {
        get: operation({
          operationId: 'listDeployments',
          summary: "An entity's recorded deployments, newest first",
          parameters: [
            ...entityParameters,
            ...queryParameters(deploymentListQuerySchema),
          ],
          schema: deploymentListSchema,
          errors: [400, 401, 404],
        }),
      },
      '/cost': {
        get: operation({
          operationId: 'getCost',
          summary: 'What all deployments move and cost',
          parameters: queryParameters(costQuerySchema),
          schema: organisationCostSchema,
          errors: [400, 401],
        }),
      },
      '/cost/savings': {
        get: operation({
          operationId: 'getSavings',
          summary: 'What to do first, over all services',
          parameters: queryParameters(savingsQuerySchema),
          schema: savingsPlanSchema,
          errors: [400, 401],
        }),
      },
      '/deployments': {
        post: {
          ...operation({
            operationId: 'recordDeployment',
            summary: 'Record a deployment; the same id may come again',
            parameters: [],
            schema: deploymentSchema,
            statuses: [201, 200],
            errors: [400, 401, 403, 404, 409, 413],
          }),
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: input(recordDeploymentSchema) },
            },
          },
        },
      },
      '/deployments/flux': {
        post: {
          ...operation({
            operationId: 'recordFluxEvent',
            summary:
              'Record what an Event of Flux tells; signed, without credentials',
            parameters: [
              {
                name: 'X-Signature',
                in: 'header',
                required: true,
                description:
                  'HMAC of the body by imageInsights.deployments.flux.secret',
                schema: { type: 'string', pattern: '^sha(256|512)=[0-9a-f]+$' },
              },
            ],
            schema: z.union([
              deploymentSchema,
              z.object({ ignored: z.string() }),
            ]),
            statuses: [201, 200, 202],
            errors: [400, 401, 404, 409, 413],
          }),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        },
      },
      '/images/{digest}': {
        get: operation({
          operationId: 'getImage',
          summary: 'One image with its layers',
          parameters: [
            pathParameter('digest', { type: 'string', maxLength: 140 }),
          ],
          schema: imageSchema,
          errors: [400, 401, 404],
        }),
      },
      '/images/{digest}/compare/{other}': {
        get: operation({
          operationId: 'compareImages',
          summary: 'What changed from one image to another',
          parameters: ['digest', 'other'].map(name =>
            pathParameter(name, { type: 'string', maxLength: 140 }),
          ),
          schema: comparisonSchema,
          errors: [400, 401, 404],
        }),
      },
      '/rules': {
        get: operation({
          operationId: 'getRules',
          summary: 'The rules that images are judged by',
          parameters: [],
          schema: ruleListSchema,
          errors: [401],
        }),
      },
      '/leaderboard': {
        get: list({
          operationId: 'getLeaderboard',
          summary: 'Services ranked by size, growth, score, waste or cost',
          query: leaderboardQuerySchema,
          schema: leaderboardSchema,
          errors: [400, 401],
        }),
      },
      '/leaderboard/groups': {
        get: list({
          operationId: 'getLeaderboardGroups',
          summary: 'Owners or systems ranked by what their services come to',
          query: leaderboardGroupsQuerySchema,
          schema: leaderboardGroupsSchema,
          errors: [400, 401],
        }),
      },
      '/overview': {
        get: operation({
          operationId: 'getOverview',
          summary: 'What the images of some services come to together',
          parameters: queryParameters(overviewQuerySchema),
          schema: overviewSchema,
          errors: [400, 401],
        }),
      },
      '/audit/rules': {
        get: list({
          operationId: 'getRuleAudit',
          summary: 'Findings of the newest images, by rule',
          query: ruleAuditQuerySchema,
          schema: ruleAuditSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/findings': {
        get: list({
          operationId: 'getFindingAudit',
          summary: 'Findings of the newest images, one by one',
          query: findingAuditQuerySchema,
          schema: findingAuditSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/base-images': {
        get: list({
          operationId: 'getBaseImageAudit',
          summary: 'Base images in use, and how old',
          query: baseImageAuditQuerySchema,
          schema: baseImageAuditSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/base-images/uses': {
        get: list({
          operationId: 'getBaseImageUses',
          summary: 'Which images stand on a base',
          query: baseImageUsesQuerySchema,
          schema: baseImageUsesSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/layers': {
        get: list({
          operationId: 'getLayerAudit',
          summary: 'Layers that several images hold',
          query: layerAuditQuerySchema,
          schema: layerAuditSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/layers/uses': {
        get: list({
          operationId: 'getLayerUses',
          summary: 'Which images hold a layer',
          query: layerUsesQuerySchema,
          schema: layerUsesSchema,
          errors: [400, 401, 403],
        }),
      },
      '/audit/repositories': {
        get: list({
          operationId: 'getRepositoryAudit',
          summary: 'What could not be read, and why',
          query: repositoryAuditQuerySchema,
          schema: repositoryAuditSchema,
          errors: [400, 401, 403],
        }),
      },
      '/scans': {
        get: operation({
          operationId: 'listScans',
          summary: 'Scans, newest first',
          parameters: queryParameters(scanListQuerySchema),
          schema: scanListSchema,
          errors: [400, 401],
        }),
        post: {
          ...operation({
            operationId: 'startScan',
            summary: 'Ask for a scan before the next scheduled one',
            parameters: [],
            schema: startedScanSchema,
            statuses: [202],
            errors: [400, 401, 403, 404],
          }),
          requestBody: {
            required: false,
            content: { 'application/json': { schema: input(startScanSchema) } },
          },
        },
      },
      '/scans/{id}': {
        get: operation({
          operationId: 'getScan',
          summary: "A scan's progress and failures",
          parameters: [pathParameter('id', { type: 'string', maxLength: 100 })],
          schema: scanDetailsSchema,
          errors: [400, 401, 404],
        }),
      },
    },
  };
}

const ERRORS: Record<number, string> = {
  400: 'The request does not fit this document',
  401: 'No valid Backstage credentials',
  403: 'A permission is missing',
  404: 'Not there, or not for the caller to know',
  409: 'The id is taken by something else',
  413: 'The body is too long',
};

function operation(options: {
  operationId: string;
  summary: string;
  parameters: JsonObject[];
  schema: z.ZodType;
  /** Of what `schema` describes. Default: 200. */
  statuses?: number[];
  /** True where `Accept: text/csv` gives all rows of the filter. */
  hasCsv?: boolean;
  errors: number[];
}): JsonObject {
  const { statuses = [200] } = options;
  return {
    operationId: options.operationId,
    summary: options.summary,
    ...(options.parameters.length > 0 && { parameters: options.parameters }),
    responses: {
      ...Object.fromEntries(
        statuses.map(status => [
          status,
          {
            description: options.summary,
            content: {
              'application/json': { schema: output(options.schema) },
              ...(options.hasCsv && {
                'text/csv': { schema: { type: 'string' } },
              }),
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        options.errors.map(status => [
          status,
          {
            description: ERRORS[status],
            content: { 'application/json': { schema: { type: 'object' } } },
          },
        ]),
      ),
    },
  };
}

/** A list, which can be had as CSV as well. */
function list(options: {
  operationId: string;
  summary: string;
  query: z.ZodType;
  schema: z.ZodType;
  errors: number[];
}): JsonObject {
  const { query, ...others } = options;
  return operation({
    ...others,
    parameters: queryParameters(query),
    hasCsv: true,
  });
}

function pathParameter(name: string, schema: JsonObject): JsonObject {
  return { name, in: 'path', required: true, schema };
}

function queryParameters(schema: z.ZodType): JsonObject[] {
  const { properties, required = [] } = input(schema);
  return Object.entries(properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

function input(schema: z.ZodType) {
  return withoutDialect(z.toJSONSchema(schema, { io: 'input' }));
}

function output(schema: z.ZodType) {
  return withoutDialect(z.toJSONSchema(schema, { io: 'output' }));
}

/** OpenAPI 3.1 says the dialect once, for the whole document. */
function withoutDialect(schema: z.core.JSONSchema.BaseSchema) {
  const { $schema: _dialect, ...rest } = schema;
  return rest;
}
