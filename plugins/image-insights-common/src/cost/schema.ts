import { z } from 'zod';

/**
 * What the cost model takes and gives; plain JSON, so that a server can send
 * what it calculated from, and a page calculate again with other settings.
 *
 * Units: bytes are integers and compressed (what a pull transfers) unless
 * said; money is a number in the configured currency, never rounded; shares
 * and chances are 0 to 1; a month is 730 hours.
 */

const bytes = z.number().int().nonnegative();
const money = z.number();
const instant = z.iso.datetime();
const share = z.number().min(0).max(1);

/**
 * How sure a price is. A: read in the provider's price list or page. B: read
 * in at least one dated independent source. C: general knowledge, unseen.
 * @public
 */
export const priceConfidenceSchema = z.enum(['A', 'B', 'C']);
/** See {@link priceConfidenceSchema}. @public */
export type PriceConfidence = z.infer<typeof priceConfidenceSchema>;

/**
 * What a price is of. `byte`: of `unitBytes` bytes moved. `byte-month`: of
 * `unitBytes` bytes stored for a month. The others: of a thing that is there
 * for that long.
 * @public
 */
export const priceUnitSchema = z.enum(['byte', 'byte-month', 'hour', 'day']);
/** See {@link priceUnitSchema}. @public */
export type PriceUnit = z.infer<typeof priceUnitSchema>;

/** A list price, before tax, discounts and credits. @public */
export const priceSchema = z.object({
  /** `aws.nat.data` */
  id: z.string(),
  provider: z.string(),
  /** What is billed, in words. */
  title: z.string(),
  /** `us-east-1`; absent where the price is the same everywhere. */
  region: z.string().optional(),
  unit: priceUnitSchema,
  /** Bytes of one unit, with `byte` and `byte-month`: 2^30 where the provider means GiB. */
  unitBytes: z.number().int().positive().optional(),
  /**
   * Ascending; each price holds for units up to `upTo` (counted from the start
   * of the month), the last one, without `upTo`, for all above.
   */
  tiers: z
    .array(
      z.object({
        upTo: z.number().positive().optional(),
        usd: z.number().nonnegative(),
      }),
    )
    .min(1),
  /** Day on which the price was seen: `2026-09-17`. */
  asOf: z.iso.date(),
  source: z.string(),
  sourceUrl: z.string().optional(),
  confidence: priceConfidenceSchema,
  /** Where the price is between two figures, the other one. */
  alternativeUsd: z.number().nonnegative().optional(),
  /** What to know of it, in words. */
  note: z.string().optional(),
  /** True where app-config replaced it. */
  isOverridden: z.boolean().optional(),
});
/** See {@link priceSchema}. @public */
export type Price = z.infer<typeof priceSchema>;

/** All prices of one version. @public */
export const priceListSchema = z.object({
  version: z.string(),
  prices: z.array(priceSchema),
});
/** See {@link priceListSchema}. @public */
export type PriceList = z.infer<typeof priceListSchema>;

/** Amounts are converted at a configured rate; nothing is looked up. @public */
export const currencySchema = z.object({
  /** ISO 4217: `EUR` */
  code: z.string().regex(/^[A-Z]{3}$/),
  /** How much of it a US dollar is; 1 for USD. */
  perUsd: z.number().positive(),
  /** Of the rate; absent for USD. */
  asOf: z.iso.date().optional(),
});
/** See {@link currencySchema}. @public */
export type Currency = z.infer<typeof currencySchema>;

/** The way that bytes take from a registry to a node, by what it costs. @public */
export const networkPathIdSchema = z.enum([
  'aws-nat',
  'aws-nat-s3-gateway',
  'aws-vpc-endpoints',
  'aws-vpc-endpoints-s3-interface',
  'aws-public',
  'aws-cross-region',
  'aws-external',
  'aws-ecr-pull-through',
  'gcp-same-location',
  'gcp-cross-location',
  'gcp-cloud-nat',
  'azure-same-region',
  'azure-cross-region',
  'azure-private-endpoint',
  'azure-nat',
  'internet-egress',
  'self-hosted',
  'custom',
]);
/** See {@link networkPathIdSchema}. @public */
export type NetworkPathId = z.infer<typeof networkPathIdSchema>;

/** Which layers a runtime does not fetch; see `missingBytes`. @public */
export const reuseRuleSchema = z.enum(['chain', 'digest', 'either']);
/** See {@link reuseRuleSchema}. @public */
export type ReuseRule = z.infer<typeof reuseRuleSchema>;

/** From where the value of an assumption is; `chosen`: by who asks, now. @public */
export const assumptionSourceSchema = z.enum([
  'recorded',
  'annotation',
  'config',
  'inferred',
  'default',
  'chosen',
]);
/** See {@link assumptionSourceSchema}. @public */
export type AssumptionSource = z.infer<typeof assumptionSourceSchema>;

/** Everything that a figure of cost rests on, by value. @public */
export const costSettingsSchema = z.object({
  path: networkPathIdSchema,
  /** Region of the nodes: `us-east-1`. */
  region: z.string().max(60),
  /** Instances that a deployment starts (`k`). */
  instances: z.number().int().min(0).max(1_000_000),
  /** Deployments in a month of 30.4 days (`D`). */
  deploymentsPerMonth: z.number().min(0).max(1_000_000),
  /** Nodes that may run them (`n`); 0: unknown, one per instance. */
  nodes: z.number().int().min(0).max(1_000_000),
  placement: z.enum(['even', 'random', 'packed', 'daemonset']),
  /** With `packed`: instances on a node. */
  instancesPerNode: z.number().int().min(1).max(10_000),
  /**
   * `node`: nodes keep images. `task`: every instance pulls all (Fargate,
   * ACI). `import`: the platform reads once per deployment (Cloud Run, Lambda).
   */
  runtime: z.enum(['node', 'task', 'import']),
  /** What nodes hold when a deployment comes. */
  cache: z.enum(['none', 'warm', 'hitRatio']),
  /** With `hitRatio`: share of layer bytes that is not fetched (`h`). */
  hitRatio: share,
  reuse: reuseRuleSchema,
  /** Share of pulls on nodes that hold nothing (`f`); `auto`: from random placement. */
  coldShare: z.union([share, z.literal('auto')]),
  /** Cold pulls that each deployment adds (`e`). */
  extraColdPulls: z.number().min(0).max(1_000_000),
  /** Bytes per second that a node receives (`b`). */
  nodeBandwidth: z.number().positive(),
  /** Steps of a rollout, one after the other (`v`). */
  waves: z.number().min(1).max(10_000),
  zones: z.number().int().min(1).max(20),
  /** Share of bytes that crosses a zone on the way. */
  crossZoneShare: share,
  /** How many bytes a billed gigabyte has. */
  gigabyte: z.enum(['provider', 'decimal', 'binary']),
  /** Other bytes that run through the same tiers in a month. */
  otherTrafficBytes: bytes,
  /** True where services share their nodes, so that layers of others count as held. */
  sharedNodes: z.boolean(),
  /** Among which images the registry stores a blob once. */
  storageSharing: z.enum(['repository', 'registry', 'none']),
});
/** See {@link costSettingsSchema}. @public */
export type CostSettings = z.infer<typeof costSettingsSchema>;

/** Name of a setting. @public */
export const costSettingKeySchema = costSettingsSchema.keyof();
/** See {@link costSettingKeySchema}. @public */
export type CostSettingKey = z.infer<typeof costSettingKeySchema>;

/** A layer of a deployed image, as far as pulling it goes. @public */
export const pullLayerSchema = z.object({
  digest: z.string(),
  diffId: z.string().optional(),
  /** Of this layer and all below it; absent where diff IDs are not known. */
  chainId: z.string().optional(),
  compressedBytes: bytes,
  /** The instruction that made it, or a short hash of it: equal for equal steps. */
  step: z.string().optional(),
  /** Equal for layers that hold the same files, whenever they were built. */
  contentKey: z.string().optional(),
  fromBase: z.boolean().optional(),
  /** Chance that a node holds it for another service; with `sharedNodes`. */
  heldByOthers: share.optional(),
});
/** See {@link pullLayerSchema}. @public */
export type PullLayer = z.infer<typeof pullLayerSchema>;

/** An image that was deployed (or released), for one platform. @public */
export const pullImageSchema = z.object({
  digest: z.string(),
  tag: z.string().optional(),
  at: instant,
  /** Bottom first. */
  layers: z.array(pullLayerSchema),
  configBytes: bytes,
  /** Manifest, and index if it is pulled by one: fetched from the registry's API. */
  manifestBytes: bytes,
  /** True where `manifestBytes` is a usual figure, since the real one was not seen. */
  isManifestAssumed: z.boolean().optional(),
  /** True where layers are loaded while the image runs (eStargz, SOCI, zstd:chunked). */
  isLazy: z.boolean().optional(),
});
/** See {@link pullImageSchema}. @public */
export type PullImage = z.infer<typeof pullImageSchema>;

/** A finding of the current image that makes pulls smaller once it is mended. @public */
export const costGainSchema = z.object({
  /** Id of the finding in its image. */
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  isEstimate: z.boolean(),
  /** Bytes that the finding claims and no finding before it; by layer. */
  layers: z.array(
    z.object({ index: z.number().int().nonnegative(), compressedBytes: bytes }),
  ),
});
/** See {@link costGainSchema}. @public */
export type CostGain = z.infer<typeof costGainSchema>;

/**
 * One image of a service in one environment for one platform: what follows
 * each other on the same nodes.
 * @public
 */
export const costStreamSchema = z.object({
  /** Distinct in the input. */
  id: z.string(),
  /** `host/name` */
  repository: z.string(),
  environment: z.string().optional(),
  platform: z.string(),
  /** Share of the nodes that are of this platform (`w_p`). */
  platformShare: share,
  /** What was deployed one after the other, oldest first; the last is the current image. */
  releases: z.array(pullImageSchema).min(1),
  gains: z.array(costGainSchema),
  /** Of the repository, once per repository in an input: what its known tags keep. */
  stored: z
    .object({
      /** Distinct blobs of the known tags. */
      blobBytes: bytes,
      /** Images that they are of. */
      images: z.number().int().nonnegative(),
    })
    .optional(),
  settings: costSettingsSchema,
  /** From where each setting is; `default` where not said. */
  sources: z.partialRecord(costSettingKeySchema, assumptionSourceSchema),
});
/** See {@link costStreamSchema}. @public */
export type CostStream = z.infer<typeof costStreamSchema>;

/** All that a service's cost is calculated from. @public */
export const costInputSchema = z.object({
  streams: z.array(costStreamSchema),
  prices: priceListSchema,
  currency: currencySchema,
  /** Now, against which prices are old. */
  at: instant,
});
/** See {@link costInputSchema}. @public */
export type CostInput = z.infer<typeof costInputSchema>;

/** One price applied to the bytes of one leg of a path. @public */
export const costLegSchema = z.object({
  price: z.string(),
  title: z.string(),
  /** `blob`: layers and configs. `api`: manifests and indexes. */
  applies: z.enum(['blob', 'api', 'all']),
  /** Of a month. */
  bytes,
  /** How often each byte is billed: 2 where both directions are. */
  factor: z.number().nonnegative(),
  unitBytes: z.number().int().positive(),
  /** The parts of `bytes × factor` by tier. */
  tiers: z.array(
    z.object({
      usd: z.number().nonnegative(),
      units: z.number().nonnegative(),
      amount: money,
    }),
  ),
  amount: money,
});
/** See {@link costLegSchema}. @public */
export type CostLeg = z.infer<typeof costLegSchema>;

/** Something that is paid by the hour or day, whatever is moved. @public */
export const fixedCostSchema = z.object({
  price: z.string(),
  title: z.string(),
  count: z.number().nonnegative(),
  /** Of a month, all of them. */
  amount: money,
});
/** See {@link fixedCostSchema}. @public */
export type FixedCost = z.infer<typeof fixedCostSchema>;

/** What a month's bytes cost on a path. @public */
export const pathMoneySchema = z.object({
  path: networkPathIdSchema,
  region: z.string(),
  legs: z.array(costLegSchema),
  /** Sum of the legs, per month. */
  variable: money,
  fixed: z.array(fixedCostSchema),
  /** Per month, paid anyway with all other traffic: never split. */
  fixedPerMonth: money,
});
/** See {@link pathMoneySchema}. @public */
export type PathMoney = z.infer<typeof pathMoneySchema>;

/** A value that a figure rests on, and from where it is. @public */
export const costAssumptionSchema = z.object({
  key: z.union([
    costSettingKeySchema,
    z.enum(['history', 'manifestBytes', 'prices']),
  ]),
  value: z.union([z.string(), z.number(), z.boolean()]),
  source: assumptionSourceSchema,
  /** Where streams differ: which one this is of. */
  stream: z.string().optional(),
});
/** See {@link costAssumptionSchema}. @public */
export type CostAssumption = z.infer<typeof costAssumptionSchema>;

/**
 * One line of the arithmetic. `id` names what is calculated (a page has words
 * for each), `expression` holds numbers, units and signs only, complete
 * enough to be checked with a pocket calculator: `20 × 500,000,000 B`.
 * @public
 */
export const costStepSchema = z.object({
  id: z.enum([
    'cold-bytes',
    'missing-bytes',
    'expected-bytes',
    'pulls',
    'bytes-per-deployment',
    'bytes-per-month',
    'billed-units',
    'leg-amount',
    'currency',
    'amount-per-month',
    'amount-per-deployment',
    'fixed-amount',
    'seconds-per-node',
    'seconds-per-rollout',
    'storage-amount',
  ]),
  /** Where there are several: which stream, price or path it is about. */
  subject: z.string().optional(),
  expression: z.string(),
  result: z.number(),
  unit: z.enum(['B', 'pulls', 'units', 'money', 's']),
});
/** See {@link costStepSchema}. @public */
export type CostStep = z.infer<typeof costStepSchema>;

/** Something to know of a figure; pages have words for each code. @public */
export const costNoteSchema = z.object({
  code: z.enum([
    /** `subject` is a price older than a year; `value` its date. */
    'old-price',
    /** `subject` is a price of confidence C. */
    'unverified-price',
    /** `subject` is a price between two figures; `value` the other. */
    'doubtful-price',
    /** No price list for that region: `subject`; `value` is the region taken instead. */
    'region-price-unknown',
    /** The first release: all of it moves. */
    'first-release',
    /** Some layers' chain IDs are unknown, so that digests decided. */
    'chain-unknown',
    /** Tiers start at the first one for this service alone. */
    'first-tier',
    /** Look at the Cloud NAT data line of the bill. */
    'check-cloud-nat',
    /** Nothing is paid per byte on this path. */
    'free-path',
    /** The amount is so small that time is the gain. */
    'negligible',
    /** Untagged images are invisible: storage is at least this. */
    'storage-at-least',
    /** Images that are loaded while they run move less at start. */
    'lazy-loading',
  ]),
  subject: z.string().optional(),
  value: z.string().optional(),
});
/** See {@link costNoteSchema}. @public */
export type CostNote = z.infer<typeof costNoteSchema>;

/** What one service's deployments move and cost. @public */
export const costEstimateSchema = z.object({
  bytes: z.object({
    /** A node that holds nothing pulls this: all streams' current images. */
    cold: bytes,
    /** A pull moves this on average, rounded. */
    perPull: bytes,
    /** Pulls of one deployment (`d`); the mean where placement is by chance. */
    pulls: z.number().nonnegative(),
    /** A typical deployment. */
    perDeployment: bytes,
    perMonth: bytes,
    /** Of `perMonth`: layers and configs; the rest are manifests and indexes. */
    blobPerMonth: bytes,
    /** The newest release after the one before it. */
    lastDeployment: bytes,
  }),
  deploymentsPerMonth: z.number().nonnegative(),
  /** Sums of the legs; `low` and `high` where assumptions are uncertain. */
  amount: z.object({
    perMonth: money,
    lowPerMonth: money,
    highPerMonth: money,
    /** `perMonth / deploymentsPerMonth`, or of one where there are none in a month. */
    perDeployment: money,
    lastDeployment: money,
  }),
  /** One per path and region of the streams. */
  paths: z.array(pathMoneySchema),
  /** Per month, never in `amount`. */
  fixedPerMonth: money,
  time: z.object({
    /** Download of a typical pull, at best. */
    secondsPerNode: z.number().nonnegative(),
    secondsPerRollout: z.number().nonnegative(),
    /** Download of all of it by a node that holds nothing. */
    secondsCold: z.number().nonnegative(),
  }),
  /** Absent where what the registry stores is not known or not paid for. */
  storage: z.object({ bytes, amountPerMonth: money }).optional(),
  currency: currencySchema,
  assumptions: z.array(costAssumptionSchema),
  steps: z.array(costStepSchema),
  notes: z.array(costNoteSchema),
});
/** See {@link costEstimateSchema}. @public */
export type CostEstimate = z.infer<typeof costEstimateSchema>;

/** What something else than today would do. @public */
export const costScenarioSchema = z.object({
  /** Distinct in its list: `path:aws-nat-s3-gateway`, `finding:pip-cache`. */
  id: z.string(),
  kind: z.enum([
    'path',
    'keep-images',
    'findings',
    'finding',
    'layer-order',
    'one-base',
    'recompress',
    'replicate',
    'pull-through',
  ]),
  /** What it is about: a path, the title of a finding, a base's name. */
  subject: z.string().optional(),
  /** `measured`: from this service's own bytes. `assumed`: a general figure. */
  confidence: z.enum(['measured', 'estimated', 'assumed']),
  bytesPerMonth: bytes,
  amountPerMonth: money,
  fixedPerMonth: money,
  secondsPerNode: z.number().nonnegative(),
  storageBytes: bytes.optional(),
  storageAmountPerMonth: money.optional(),
  /** Today minus this; negative where it costs more. Fixed amounts are not in it. */
  savedAmountPerMonth: money,
  savedBytesPerMonth: z.number().int(),
  savedSecondsPerNode: z.number(),
  savedStorageAmountPerMonth: money.optional(),
  /** With kind `path`: when it pays. */
  breakEven: z
    .object({
      /** With today's fixed part kept for other traffic; absent: never. */
      keptBytesPerMonth: bytes.optional(),
      /** With today's fixed part given up; absent: never. */
      givenUpBytesPerMonth: bytes.optional(),
      /** Where it is cheaper only below some amount: with today's fixed part kept … */
      keptUntilBytesPerMonth: bytes.optional(),
      /** … and with it given up. */
      givenUpUntilBytesPerMonth: bytes.optional(),
    })
    .optional(),
});
/** See {@link costScenarioSchema}. @public */
export type CostScenario = z.infer<typeof costScenarioSchema>;

/**
 * Something that a plan may propose, with what it is worth by itself and
 * what it adds to the rows above it.
 * @public
 */
export const savingSchema = z.object({
  id: z.string(),
  kind: costScenarioSchema.shape.kind,
  /** The service that it is about; absent for what concerns all. */
  entityRef: z.string().optional(),
  repository: z.string().optional(),
  digest: z.string().optional(),
  tag: z.string().optional(),
  /** Finding, path, base: what to look for. */
  subject: z.string().optional(),
  /** With kind `path`: which path of today it replaces, for all services … */
  insteadOf: networkPathIdSchema.optional(),
  /** … and in which region. */
  region: z.string().optional(),
  confidence: costScenarioSchema.shape.confidence,
  /** With the rows above done. */
  marginal: z.object({
    amountPerMonth: money,
    bytesPerMonth: bytes,
    /** Seconds of download less per node and rollout, times rollouts of a month. */
    secondsPerMonth: z.number().nonnegative(),
    storageAmountPerMonth: money,
  }),
  /** Without any other row. */
  alone: z.object({
    amountPerMonth: money,
    bytesPerMonth: bytes,
    secondsPerMonth: z.number().nonnegative(),
    storageAmountPerMonth: money,
  }),
  /** What it adds to what is paid by the hour, per month. */
  addedFixedPerMonth: money,
});
/** See {@link savingSchema}. @public */
export type Saving = z.infer<typeof savingSchema>;

/** What one service costs, in short; for lists and cards. @public */
export const costSummarySchema = z.object({
  amountPerMonth: money,
  amountPerDeployment: money,
  bytesPerMonth: bytes,
  bytesPerDeployment: bytes,
  deploymentsPerMonth: z.number().nonnegative(),
  deploymentsSource: assumptionSourceSchema,
  /** ISO 4217 */
  currency: z.string(),
});
/** See {@link costSummarySchema}. @public */
export type CostSummary = z.infer<typeof costSummarySchema>;
