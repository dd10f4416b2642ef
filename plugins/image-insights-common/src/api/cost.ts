import { z } from 'zod';
import {
  assumptionSourceSchema,
  costEstimateSchema,
  costInputSchema,
  costNoteSchema,
  costScenarioSchema,
  costSettingsSchema,
  currencySchema,
  networkPathIdSchema,
  pathMoneySchema,
  priceSchema,
  savingSchema,
} from '../cost/schema';
import { page, repeatable } from './query';
import { problemSchema } from './schema';

/** What deployments are recorded, what they move, and what that costs. */

const bytes = z.number().int().nonnegative();
const money = z.number();
const instant = z.iso.datetime();
const settings = costSettingsSchema.shape;

/** Databases hold no NUL, and lists show no line breaks. */
const environmentName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}+$/u, 'a name without control characters');

/** A number in a query string; nothing at all is no number, least of all 0. */
function written() {
  return z.preprocess(
    value =>
      typeof value === 'string' && value.trim() === '' ? Number.NaN : value,
    z.coerce.number(),
  );
}

function numeric(schema: z.ZodNumber) {
  return written().pipe(schema).optional();
}

/**
 * What is asked instead of what is configured. `cache` may be a hit ratio:
 * `cache=0.8`.
 * @public
 */
export const costChoicesSchema = z.object({
  path: networkPathIdSchema.optional(),
  region: z.string().max(60).optional(),
  instances: numeric(settings.instances),
  perMonth: numeric(settings.deploymentsPerMonth),
  nodes: numeric(settings.nodes),
  placement: settings.placement.optional(),
  runtime: settings.runtime.optional(),
  cache: z
    .union([z.enum(['none', 'warm']), written().pipe(settings.hitRatio)], {
      error: 'allowed: none, warm, or a hit ratio from 0 to 1 such as 0.8',
    })
    .optional(),
  reuse: settings.reuse.optional(),
  coldShare: z
    .union([z.literal('auto'), written().pipe(settings.hitRatio)], {
      error: 'allowed: auto, or a share from 0 to 1 such as 0.3',
    })
    .optional(),
  gigabyte: settings.gigabyte.optional(),
});
/** See {@link costChoicesSchema}. @public */
export type CostChoices = z.output<typeof costChoicesSchema>;

/** Query of `GET /entities/{kind}/{namespace}/{name}/cost`. @public */
export const entityCostQuerySchema = costChoicesSchema.extend({
  /** Default: all of the entity's repositories. */
  repository: z.string().max(255).optional(),
  /** Default: all environments. */
  environment: environmentName.optional(),
});
/** See {@link entityCostQuerySchema}. @public */
export type EntityCostQuery = z.output<typeof entityCostQuerySchema>;

/** From where deployments are known. @public */
export const deploymentBasisSchema = z.object({
  perMonth: z.number().nonnegative(),
  source: assumptionSourceSchema,
  /** With `inferred`: a moving environment tag is `medium`, a new version tag `low`. */
  confidence: z.enum(['medium', 'low']).optional(),
  /** Of the last 90 days. */
  recorded: z.number().int().nonnegative(),
  environments: z.array(z.string()),
});
/** See {@link deploymentBasisSchema}. @public */
export type DeploymentBasis = z.infer<typeof deploymentBasisSchema>;

/** Answer of `GET /entities/{kind}/{namespace}/{name}/cost`. @public */
export const entityCostSchema = z.object({
  entityRef: z.string(),
  deployments: deploymentBasisSchema,
  /** Repositories of which no image is known, and why. */
  missing: z.array(z.object({ repository: z.string(), reason: z.string() })),
  /** Absent where no image is known. */
  estimate: costEstimateSchema.optional(),
  /** Today first is not among them; by saving. */
  scenarios: z.array(costScenarioSchema),
  /** Most worth doing first; no byte twice. */
  plan: z.array(savingSchema),
  /** What all of it was calculated from: a page can do it again. */
  input: costInputSchema,
});
/** See {@link entityCostSchema}. @public */
export type EntityCost = z.infer<typeof entityCostSchema>;

const filters = {
  owner: repeatable,
  system: repeatable,
  registry: repeatable,
};

/** Query of `GET /cost`. @public */
export const costQuerySchema = z.object({
  by: z.enum(['service', 'owner', 'system', 'registry']).default('service'),
  ...filters,
  /** A path for all instead of each one's own. */
  path: networkPathIdSchema.optional(),
  ...page,
});
/** See {@link costQuerySchema}. @public */
export type CostQuery = Partial<z.output<typeof costQuerySchema>>;

/** What a service, owner, system or registry takes of the whole. @public */
export const costRowSchema = z.object({
  /** Entity ref, or host; absent for what has no owner or system. */
  key: z.string().optional(),
  title: z.string(),
  services: z.number().int(),
  amountPerMonth: money,
  bytesPerMonth: bytes,
  bytesPerDeployment: bytes,
  deploymentsPerMonth: z.number().nonnegative(),
  deploymentsSource: assumptionSourceSchema,
  storageBytes: bytes,
  storageAmountPerMonth: money,
  /** Download of a typical pull by a node. */
  secondsPerNode: z.number().nonnegative(),
  /** What its findings save together, marginal to nothing else. */
  savableAmountPerMonth: money,
  savableBytesPerMonth: bytes,
});
/** See {@link costRowSchema}. @public */
export type CostRow = z.infer<typeof costRowSchema>;

/** Answer of `GET /cost`: what all services that the caller may read move and cost. @public */
export const organisationCostSchema = z.object({
  /** When it was computed; absent until the first time. */
  computedAt: instant.optional(),
  totals: z.object({
    services: z.number().int(),
    bytesPerMonth: bytes,
    amountPerMonth: money,
    /** Of the paths in use, once: never split among services. */
    fixedPerMonth: money,
    storageBytes: bytes,
    storageAmountPerMonth: money,
    deploymentsPerMonth: z.number().nonnegative(),
    /** Sum of amounts that rest on recorded deployments. */
    recordedAmountPerMonth: money,
  }),
  currency: currencySchema,
  /** Paths in use today, tiers run over the sum. */
  paths: z.array(pathMoneySchema),
  /** Other paths for the same bytes, and what else would change for all. */
  scenarios: z.array(costScenarioSchema),
  /** By amount, then bytes; they add up to the totals. */
  items: z.array(costRowSchema),
  /** Rows before the first of `items`. */
  offset: z.number().int().nonnegative().optional(),
  totalCount: z.number().int(),
  nextCursor: z.string().optional(),
  /** Services of which nothing could be computed. */
  notCosted: z.number().int(),
  prices: z.object({
    version: z.string(),
    /** Those that the figures use. */
    used: z.array(priceSchema),
  }),
  notes: z.array(costNoteSchema),
  facets: z.object({
    owner: z.array(z.string()),
    system: z.array(z.string()),
    registry: z.array(z.string()),
  }),
});
/** See {@link organisationCostSchema}. @public */
export type OrganisationCost = z.infer<typeof organisationCostSchema>;

/** Query of `GET /cost/savings`. @public */
export const savingsQuerySchema = z.object({ ...filters, ...page });
/** See {@link savingsQuerySchema}. @public */
export type SavingsQuery = Partial<z.output<typeof savingsQuerySchema>>;

/** A row of the plan, with what the catalog says of its service. @public */
export const savingRowSchema = savingSchema.extend({
  /** Of the service; absent for what concerns all. */
  title: z.string().optional(),
  /** Entity ref. */
  owner: z.string().optional(),
});
/** See {@link savingRowSchema}. @public */
export type SavingRow = z.infer<typeof savingRowSchema>;

/** Answer of `GET /cost/savings`: what to do first, over all services. @public */
export const savingsPlanSchema = z.object({
  computedAt: instant.optional(),
  currency: currencySchema,
  /** By money; below a dollar a month by time; then by storage. */
  items: z.array(savingRowSchema),
  /** Rows before the first of `items`: its rank less one. */
  offset: z.number().int().nonnegative().optional(),
  totalCount: z.number().int(),
  nextCursor: z.string().optional(),
  totals: z.object({
    amountPerMonth: money,
    bytesPerMonth: bytes,
    secondsPerMonth: z.number().nonnegative(),
    storageAmountPerMonth: money,
  }),
  /** True where all of it is worth so little that time is the gain. */
  isNegligible: z.boolean(),
});
/** See {@link savingsPlanSchema}. @public */
export type SavingsPlan = z.infer<typeof savingsPlanSchema>;

/** An image reference: `host/name:tag`, `host/name@sha256:…`, or both. */
const imageReference = z.string().min(3).max(800);

/**
 * Body of `POST /deployments`. The same `id` may come again with the same
 * content; with other content it is refused.
 * @public
 */
export const recordDeploymentSchema = z
  .strictObject({
    id: z
      .string()
      .min(1)
      .max(200)
      .regex(/^[\x21-\x7e]+$/),
    entityRef: z.string().min(1).max(500),
    image: imageReference.optional(),
    images: z.array(imageReference).min(1).max(100).optional(),
    environment: environmentName.optional(),
    instances: settings.instances.optional(),
    nodes: settings.nodes.optional(),
    /** Default: now. */
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(body => (body.image === undefined) !== (body.images === undefined), {
    message: 'give image or images, one of them',
  });
/** See {@link recordDeploymentSchema}. @public */
export type RecordDeploymentRequest = z.infer<typeof recordDeploymentSchema>;

/** A recorded deployment. @public */
export const deploymentSchema = z.object({
  id: z.string(),
  entityRef: z.string(),
  environment: z.string().optional(),
  at: instant,
  instances: z.number().int().optional(),
  nodes: z.number().int().optional(),
  images: z.array(
    z.object({
      /** As it was sent. */
      reference: z.string(),
      repository: z.string(),
      tag: z.string().optional(),
      /**
       * What was deployed: of a manifest or an index. Absent where it is not
       * known, or not followed; `problem` says why.
       */
      digest: z.string().optional(),
      /**
       * Why its digest is not known, the registry does not have it, it is of
       * no repository of the entity, or its digest is inferred from tags.
       */
      problem: problemSchema.optional(),
    }),
  ),
  /** Who told: `api` or `flux`. */
  source: z.enum(['api', 'flux']),
});
/** See {@link deploymentSchema}. @public */
export type Deployment = z.infer<typeof deploymentSchema>;

/** Which page of an entity's deployments is asked for. @public */
export const deploymentListQuerySchema = z.object({
  environment: environmentName.optional(),
  ...page,
});
/** See {@link deploymentListQuerySchema}. @public */
export type DeploymentListQuery = Partial<
  z.output<typeof deploymentListQuerySchema>
>;

/** Answer of `GET /entities/{kind}/{namespace}/{name}/deployments`: newest first. @public */
export const deploymentListSchema = z.object({
  items: z.array(deploymentSchema),
  nextCursor: z.string().optional(),
});
/** See {@link deploymentListSchema}. @public */
export type DeploymentList = z.infer<typeof deploymentListSchema>;
