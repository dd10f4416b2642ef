import { z } from 'zod';
import { costSummarySchema } from '../cost/schema';
import { page } from './query';
import {
  confidenceSchema,
  contentsStateSchema,
  contentsSummarySchema,
  judgementSchema,
  scoreSummarySchema,
} from './verdict';

/**
 * The one schema of the HTTP API. Request validation, response types, the
 * client and the OpenAPI document are all made from it.
 *
 * Units: bytes are integers; times are UTC ISO 8601; `compressedBytes` is what
 * a pull transfers (distinct layer blobs and config), `uncompressedBytes` what
 * `docker image ls` shows.
 */

const bytes = z.number().int().nonnegative();
const signedBytes = z.number().int();
const instant = z.iso.datetime();
/** A digest that can be verified: `sha256:` or `sha512:` and hexadecimal digits. @public */
export const digestSchema = z
  .string()
  .max(140)
  .regex(/^(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128})$/);

/** `linux/amd64`, `linux/arm/v7`. @public */
export const platformSchema = z
  .string()
  .max(100)
  .regex(/^[a-z0-9._-]+\/[a-z0-9._-]+(\/[a-z0-9._-]+)?$/i);

/**
 * Why something could not be read. `code` is stable, `message` says what
 * happened to what, `remedy` what to do about it.
 * @public
 */
export const problemSchema = z.object({
  code: z.string(),
  message: z.string(),
  remedy: z.string(),
  /** Since when, where that is remembered. */
  since: instant.optional(),
  /** When the registry asked us to come back. */
  retryAt: instant.optional(),
});
/** See {@link problemSchema}. @public */
export type Problem = z.infer<typeof problemSchema>;

/** A problem with the value of an entity's annotation. @public */
export const annotationProblemSchema = problemSchema.extend({
  annotation: z.string(),
  value: z.string(),
});
/** See {@link annotationProblemSchema}. @public */
export type AnnotationProblem = z.infer<typeof annotationProblemSchema>;

/** The base image with the method by which it is known, or why it is not. @public */
export const baseImageSchema = z.discriminatedUnion('known', [
  z.object({
    known: z.literal(true),
    name: z.string().optional(),
    digest: z.string().optional(),
    layerCount: z.number().int(),
    method: z.enum([
      'annotation',
      'buildpacks-metadata',
      'buildah-comment',
      'diff-id-prefix',
      'root-layer-signature',
      'builder-mark',
      'cmd-boundary',
      'scratch',
      'provenance',
    ]),
    confidence: confidenceSchema,
  }),
  z.object({ known: z.literal(false), reason: z.string() }),
]);
/** See {@link baseImageSchema}. @public */
export type BaseImage = z.infer<typeof baseImageSchema>;

/**
 * From where the time of a release is known: the registry said when it was
 * pushed, the image says when it was built, or we saw the tag appear.
 * @public
 */
export const dateSourceSchema = z.enum(['pushed', 'created', 'first-seen']);
/** See {@link dateSourceSchema}. @public */
export type DateSource = z.infer<typeof dateSourceSchema>;

/** A release: a tag, what it points to, since when, and what a pull of it transfers. @public */
export const releaseSchema = z.object({
  tag: z.string(),
  digest: digestSchema,
  at: instant,
  dateSource: dateSourceSchema,
  compressedBytes: bytes,
});
/** See {@link releaseSchema}. @public */
export type Release = z.infer<typeof releaseSchema>;

/** The newest release of a repository with what is known of its image. @public */
export const currentImageSchema = releaseSchema.extend({
  /** Every tag that points to this image now. */
  tags: z.array(z.string()),
  platform: platformSchema,
  createdAt: instant.optional(),
  uncompressedBytes: bytes.optional(),
  baseBytes: bytes.optional(),
  ownBytes: bytes.optional(),
  layerCount: z.number().int(),
  base: baseImageSchema,
  revision: z.string().optional(),
  /** Absent until the image was judged. */
  score: scoreSummarySchema.optional(),
  /** Uncompressed; absent until the layers' contents were read. */
  wastedBytes: bytes.optional(),
  /** What all findings together save of a pull. */
  gainCompressedBytes: bytes.optional(),
  findingCount: z.number().int().optional(),
});
/** See {@link currentImageSchema}. @public */
export type CurrentImage = z.infer<typeof currentImageSchema>;

/**
 * A difference of compressed bytes against an earlier release.
 * @public
 */
export const changeSchema = z.object({
  bytes: signedBytes,
  /** (new - old) / old × 100; absent where old is 0. */
  percent: z.number().optional(),
  from: releaseSchema,
});
/** See {@link changeSchema}. @public */
export type Change = z.infer<typeof changeSchema>;

/** A size budget and how it is kept. @public */
export const budgetSchema = z.object({
  limitBytes: bytes,
  source: z.enum(['annotation', 'config']),
  /** `compressedBytes - limitBytes`; positive when the budget is broken. */
  overBytes: signedBytes,
  /**
   * The first of the newest releases in a row that break it; absent where it
   * is kept.
   */
  since: releaseSchema.optional(),
});
/** See {@link budgetSchema}. @public */
export type Budget = z.infer<typeof budgetSchema>;

/**
 * `never-scanned`: known from the annotation only. `scanning`: a first scan
 * is under way. `fresh`: the last scan read everything it wanted. `partial`:
 * it read some tags and failed on others. `failed`: the last scan read nothing; what
 * is shown, if anything, is older.
 * @public
 */
export const repositoryStateSchema = z.enum([
  'never-scanned',
  'scanning',
  'fresh',
  'partial',
  'failed',
]);
/** See {@link repositoryStateSchema}. @public */
export type RepositoryState = z.infer<typeof repositoryStateSchema>;

/** A tag that was looked at and is no image, or could not be read. @public */
export const tagProblemSchema = problemSchema.extend({
  tag: z.string(),
  /** True for what is no failure: Helm charts, signatures, attestations. */
  skipped: z.boolean(),
});
/** See {@link tagProblemSchema}. @public */
export type TagProblem = z.infer<typeof tagProblemSchema>;

/** One repository of an entity: its newest image, what changed, and how its scans go. @public */
export const repositorySummarySchema = z.object({
  /** `host/name` */
  repository: z.string(),
  state: repositoryStateSchema,
  lastScanAt: instant.optional(),
  lastSuccessAt: instant.optional(),
  nextScanAt: instant.optional(),
  problem: problemSchema.optional(),
  tagProblems: z.array(tagProblemSchema),
  /** Tags the registry lists, and how many of them were selected. */
  tagCount: z.number().int().optional(),
  selectedTagCount: z.number().int().optional(),
  /** The regular expression that selected them; absent for the built-in rule. */
  tagPattern: z.string().optional(),
  platforms: z.array(platformSchema),
  /** Absent until an image could be read. */
  current: currentImageSchema.optional(),
  previousRelease: releaseSchema.optional(),
  changes: z.object({
    sincePrevious: changeSchema.optional(),
    days7: changeSchema.optional(),
    days30: changeSchema.optional(),
    days90: changeSchema.optional(),
  }),
  budget: budgetSchema.optional(),
});
/** See {@link repositorySummarySchema}. @public */
export type RepositorySummary = z.infer<typeof repositorySummarySchema>;

/** Answer of `GET /entities/{kind}/{namespace}/{name}`. @public */
export const entitySummarySchema = z.object({
  entityRef: z.string(),
  annotationProblems: z.array(annotationProblemSchema),
  repositories: z.array(repositorySummarySchema),
  /** What its deployments move and cost; absent until it was computed. */
  cost: costSummarySchema.optional(),
});
/** See {@link entitySummarySchema}. @public */
export type EntitySummary = z.infer<typeof entitySummarySchema>;

/** What of a repository's history is asked for. @public */
export const historyQuerySchema = z.object({
  /** Default: the entity's first repository. */
  repository: z.string().max(255).optional(),
  /** Default: the first configured platform that the repository has. */
  platform: platformSchema.optional(),
  from: instant.optional(),
  to: instant.optional(),
  /** One tag's movements instead of all releases. */
  tag: z.string().max(128).optional(),
});
/** See {@link historyQuerySchema}. @public */
export type HistoryQuery = z.infer<typeof historyQuerySchema>;

/** One release in the history of a repository. @public */
export const historyPointSchema = releaseSchema.extend({
  /** Every release tag of this digest, `tag` among them. */
  tags: z.array(z.string()),
  /** Until when the tag pointed here; absent where it still does. */
  until: instant.optional(),
  layerCount: z.number().int(),
  baseBytes: bytes.optional(),
  ownBytes: bytes.optional(),
  uncompressedBytes: bytes.optional(),
  baseName: z.string().optional(),
  revision: z.string().optional(),
  score: scoreSummarySchema.optional(),
  wastedBytes: bytes.optional(),
  /**
   * False for maintenance releases: a version lower than the highest one
   * that was there before.
   */
  mainline: z.boolean(),
  /** The digest that this tag pointed to before, where it was moved. */
  movedFrom: digestSchema.optional(),
});
/** See {@link historyPointSchema}. @public */
export type HistoryPoint = z.infer<typeof historyPointSchema>;

/** A time in which nothing could be read, and why. @public */
export const historyGapSchema = z.object({
  from: instant,
  until: instant,
  reason: z.string(),
});
/** See {@link historyGapSchema}. @public */
export type HistoryGap = z.infer<typeof historyGapSchema>;

/** A recorded deployment of an image, as a history shows it. @public */
export const historyDeploymentSchema = z.object({
  id: z.string(),
  at: instant,
  environment: z.string().optional(),
  /** Of the platform's image where that is known, else of what was deployed. */
  digest: digestSchema,
  tag: z.string().optional(),
  instances: z.number().int().optional(),
});
/** See {@link historyDeploymentSchema}. @public */
export type HistoryDeployment = z.infer<typeof historyDeploymentSchema>;

/** Answer of `GET /entities/{kind}/{namespace}/{name}/history`. @public */
export const historySchema = z.object({
  entityRef: z.string(),
  repository: z.string(),
  platform: platformSchema.optional(),
  /** First scan: points before it are placed by their images' own dates. */
  observedSince: instant.optional(),
  /** Oldest first. */
  points: z.array(historyPointSchema),
  gaps: z.array(historyGapSchema),
  /** Recorded deployments whose digest is known, oldest first: the newest 500. */
  deployments: z.array(historyDeploymentSchema).optional(),
  /** True where there are older ones in the time asked for. */
  hasMoreDeployments: z.boolean().optional(),
});
/** See {@link historySchema}. @public */
export type History = z.infer<typeof historySchema>;

/** A layer of an image. @public */
export const layerSchema = z.object({
  index: z.number().int(),
  digest: digestSchema,
  diffId: z.string().optional(),
  mediaType: z.string(),
  compression: z.enum(['none', 'gzip', 'zstd', 'unknown']),
  compressedBytes: bytes,
  uncompressedBytes: bytes.optional(),
  instruction: z.object({ keyword: z.string(), text: z.string() }).optional(),
  createdAt: instant.optional(),
  fromBase: z.boolean().optional(),
  kind: z.enum([
    'base',
    'toolchain',
    'packages',
    'dependencies',
    'application',
    'unknown',
  ]),
  isEmpty: z.boolean(),
  /** How many other stored images (digests) hold this layer. */
  sharedWithImages: z.number().int(),
  /**
   * How many services, of those that the caller may read, hold it in a newest
   * image of theirs, this one aside.
   */
  sharedWithServices: z.number().int().optional(),
});
/** See {@link layerSchema}. @public */
export type Layer = z.infer<typeof layerSchema>;

/** Answer of `GET /images/{digest}`. @public */
export const imageSchema = z.object({
  digest: digestSchema,
  platform: platformSchema,
  /** Repositories that hold it, of those that the caller may know. */
  repositories: z.array(z.string()),
  tags: z.array(z.object({ repository: z.string(), tag: z.string() })),
  createdAt: instant.optional(),
  createdAtUnknownReason: z.string().optional(),
  builder: z.object({
    name: z.string(),
    version: z.string().optional(),
    method: z.string(),
    confidence: confidenceSchema,
  }),
  base: baseImageSchema,
  historyState: z.enum(['exact', 'repaired', 'missing']),
  historyReason: z.string().optional(),
  compressedBytes: bytes,
  layerBytes: bytes,
  configBytes: bytes,
  baseBytes: bytes.optional(),
  ownBytes: bytes.optional(),
  uncompressedBytes: bytes.optional(),
  layers: z.array(layerSchema),
  metadataSteps: z.array(
    z.object({
      afterLayers: z.number().int(),
      instruction: z.object({ keyword: z.string(), text: z.string() }),
    }),
  ),
  revision: z.string().optional(),
  sourceUrl: z.string().optional(),
  user: z.string().optional(),
  entrypoint: z.array(z.string()).optional(),
  cmd: z.array(z.string()).optional(),
  workingDir: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  environmentNames: z.array(z.string()),
  contentsState: contentsStateSchema,
  /** Where contents of at least one layer were read. */
  contents: contentsSummarySchema.optional(),
  /** Absent until the image was judged. */
  judgement: judgementSchema.optional(),
  /** Where an attestation in the index says how the image was built. */
  provenance: z
    .object({
      mode: z.enum(['min', 'max']).optional(),
      hasDockerfile: z.boolean(),
      sourceUrl: z.string().optional(),
      revision: z.string().optional(),
    })
    .optional(),
});
/** See {@link imageSchema}. @public */
export type Image = z.infer<typeof imageSchema>;

/** Body of `POST /scans`; neither field: everything. @public */
export const startScanSchema = z
  .strictObject({
    entityRef: z.string().max(500).optional(),
    repository: z.string().max(255).optional(),
  })
  .refine(body => !(body.entityRef && body.repository), {
    message: 'give entityRef or repository, not both',
  });
/** See {@link startScanSchema}. @public */
export type StartScanRequest = z.infer<typeof startScanSchema>;

/** How far a scan is: tags by what became of them, and the requests it made. @public */
export const scanCountsSchema = z.object({
  repositories: z.number().int(),
  repositoriesDone: z.number().int(),
  /**
   * Repositories whose tags are counted in `found`; as many as `repositories`
   * once `found` grows no more. Absent in scans of older versions.
   */
  repositoriesListed: z.number().int().optional(),
  /** Tags selected so far. */
  found: z.number().int(),
  /** Tags whose digest was already stored. */
  known: z.number().int(),
  /** Tags whose images were fetched and stored in this scan. */
  fetched: z.number().int(),
  /** Images described in this scan (a tag may hold several platforms). */
  analysed: z.number().int(),
  /** Tags that hold no image (charts, signatures). */
  skipped: z.number().int(),
  failed: z.number().int(),
  /** `found - known - fetched - skipped - failed`. */
  remaining: z.number().int(),
  /** HTTP requests sent to registries, by what they asked. */
  requests: z.object({
    tagLists: z.number().int(),
    manifestHeads: z.number().int(),
    manifests: z.number().int(),
    configs: z.number().int(),
    tokens: z.number().int(),
    other: z.number().int(),
  }),
});
/** See {@link scanCountsSchema}. @public */
export type ScanCounts = z.infer<typeof scanCountsSchema>;

/** A scan, running or past. @public */
export const scanSchema = z.object({
  id: z.string(),
  state: z.enum(['queued', 'running', 'finished', 'failed', 'interrupted']),
  trigger: z.enum(['schedule', 'user']),
  /** What was asked for; absent: everything. */
  entityRef: z.string().optional(),
  repository: z.string().optional(),
  startedAt: instant,
  finishedAt: instant.optional(),
  counts: scanCountsSchema,
  /** Of repositories that the caller may know; at most 500. */
  failures: z.array(
    problemSchema.extend({
      repository: z.string(),
      tag: z.string().optional(),
    }),
  ),
  /** Why the whole scan failed, where it did. */
  problem: problemSchema.optional(),
});
/** See {@link scanSchema}. @public */
export type Scan = z.infer<typeof scanSchema>;

/** Which page of the scans is asked for. @public */
export const scanListQuerySchema = z.object({ ...page });
/** Answer of `GET /scans`: newest first. @public */
export const scanListSchema = z.object({
  items: z.array(scanSchema),
  nextCursor: z.string().optional(),
  nextScanAt: instant.optional(),
});
/** See {@link scanListSchema}. @public */
export type ScanList = z.infer<typeof scanListSchema>;
