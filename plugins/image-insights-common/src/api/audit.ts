import { z } from 'zod';
import { currencySchema } from '../cost/schema';
import { serviceFacetsSchema } from './leaderboard';
import { order, page, repeatable, serviceFilter } from './query';
import {
  baseImageSchema,
  digestSchema,
  layerSchema,
  problemSchema,
  repositoryStateSchema,
} from './schema';
import { ruleFamilySchema, ruleSeveritySchema } from './verdict';

/**
 * Questions over the organisation. Every audit looks at the newest image of
 * each repository of every service that the caller may read, for the first
 * platform that is followed; a layer that several images hold counts once where
 * bytes are summed. Each list can be had as CSV with `Accept: text/csv`: all
 * rows of the same filter, bytes raw, times ISO 8601, digests whole.
 */

const bytes = z.number().int().nonnegative();
const count = z.number().int().nonnegative();
const instant = z.iso.datetime();
const amount = z.number();

/** A service, as audits name it. @public */
export const auditServiceSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  owner: z.string().optional(),
  system: z.string().optional(),
});
/** See {@link auditServiceSchema}. @public */
export type AuditService = z.infer<typeof auditServiceSchema>;

/** The newest image of one of a service's repositories. @public */
export const auditImageSchema = auditServiceSchema.extend({
  /** `host/name` */
  repository: z.string(),
  tag: z.string(),
  digest: digestSchema,
});
/** See {@link auditImageSchema}. @public */
export type AuditImage = z.infer<typeof auditImageSchema>;

const list = {
  /** Rows of the filter, over all pages. */
  totalCount: count,
  /** Of the page's first row, 0 the first of all. */
  offset: count.optional(),
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
  facets: serviceFacetsSchema,
};

/** What every audit says of how much it rests on. @public */
export const auditCoverageSchema = z.object({
  /** Services of the filter that the caller may see. */
  services: count,
  /** Of those, the ones of which an image could be read. */
  read: count,
  /** Of those, the ones of which every newest image was judged. */
  judged: count,
});
/** See {@link auditCoverageSchema}. @public */
export type AuditCoverage = z.infer<typeof auditCoverageSchema>;

/** How findings by rule are ordered, filtered and paged. @public */
export const ruleAuditQuerySchema = z.object({
  ...serviceFilter,
  rule: repeatable,
  severity: repeatable,
  family: repeatable,
  orderBy: z
    .enum(['gain', 'cost', 'services', 'images', 'title'])
    .default('gain'),
  order,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type RuleAuditQuery = z.input<typeof ruleAuditQuerySchema>;

/** One rule with all that it found. @public */
export const ruleAuditRowSchema = z.object({
  rule: z.string(),
  /** Of the rule; of a finding where the rule is no longer known. */
  title: z.string(),
  family: ruleFamilySchema,
  /** The gravest of its findings. */
  severity: ruleSeveritySchema,
  services: count,
  images: count,
  findings: count,
  /** What pulls would carry less, a layer counted once. */
  gainCompressedBytes: bytes,
  /** True where a part of it is estimated. */
  isEstimate: z.boolean(),
  /**
   * What mending all of them saves a month, each by itself in its service;
   * absent where no cost was computed or none of it moves.
   */
  amountPerMonth: amount.optional(),
  /**
   * Services with such a finding now less those of 30 days ago, among the
   * services whose image of then was judged; absent where there is none.
   */
  servicesChange30Days: z.number().int().optional(),
});
/** See {@link ruleAuditRowSchema}. @public */
export type RuleAuditRow = z.infer<typeof ruleAuditRowSchema>;

/** Answer of `GET /audit/rules`. @public */
export const ruleAuditSchema = z.object({
  items: z.array(ruleAuditRowSchema),
  ...list,
  coverage: auditCoverageSchema,
  totals: z.object({
    findings: count,
    /** Services with at least one of them. */
    services: count,
    /** A byte that two findings concern counts once. */
    gainCompressedBytes: bytes,
  }),
  /** Of the amounts. */
  currency: currencySchema,
  /** Rules and severities that found something, whatever the filter. */
  ruleFacets: z.array(z.object({ rule: z.string(), title: z.string() })),
});
/** See {@link ruleAuditSchema}. @public */
export type RuleAudit = z.infer<typeof ruleAuditSchema>;

/** How single findings are ordered, filtered and paged. @public */
export const findingAuditQuerySchema = z.object({
  ...serviceFilter,
  rule: repeatable,
  severity: repeatable,
  family: repeatable,
  orderBy: z.enum(['gain', 'cost', 'service', 'severity']).default('gain'),
  order,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type FindingAuditQuery = z.input<typeof findingAuditQuerySchema>;

/** One finding of one image; `title` is the service's. @public */
export const findingAuditRowSchema = auditImageSchema.extend({
  /** Its id, distinct in the image. */
  finding: z.string(),
  rule: z.string(),
  family: ruleFamilySchema,
  severity: ruleSeveritySchema,
  findingTitle: z.string(),
  gainCompressedBytes: bytes,
  isEstimate: z.boolean(),
  /** Positions of the layers in which the gain lies, 0 the bottom. */
  layers: z.array(count),
  amountPerMonth: amount.optional(),
});
/** See {@link findingAuditRowSchema}. @public */
export type FindingAuditRow = z.infer<typeof findingAuditRowSchema>;

/** Answer of `GET /audit/findings`. @public */
export const findingAuditSchema = z.object({
  items: z.array(findingAuditRowSchema),
  ...list,
  coverage: auditCoverageSchema,
  currency: currencySchema,
});
/** See {@link findingAuditSchema}. @public */
export type FindingAudit = z.infer<typeof findingAuditSchema>;

/** How base images are ordered, filtered and paged. @public */
export const baseImageAuditQuerySchema = z.object({
  ...serviceFilter,
  orderBy: z
    .enum(['services', 'behind', 'saving', 'bytes', 'name'])
    .default('services'),
  order,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type BaseImageAuditQuery = z.input<typeof baseImageAuditQuerySchema>;

/**
 * A base image by its name, in all versions that are in use. Its variants are
 * the distinct stacks of layers; the newest variant is the one built last, of
 * those that the organisation has: in use, or in the base's own repository
 * under the same tag or another one of its line of releases.
 * @public
 */
export const baseImageAuditRowSchema = z.object({
  /** Of `GET /audit/base-images/uses`. */
  key: z.string(),
  /** Absent: bases that have layers and no known name, and images without. */
  name: z.string().optional(),
  /** Why there is no name. */
  kind: z.enum(['named', 'unnamed', 'scratch', 'unknown']),
  services: count,
  images: count,
  /** Distinct stacks of base layers in use. */
  variants: count,
  /** Of the newest variant, where nobody uses it yet and it has another. */
  newestName: z.string().optional(),
  /** When the top layer of the newest and of the oldest variant was built. */
  newestBuiltAt: instant.optional(),
  oldestBuiltAt: instant.optional(),
  /** Services on a variant that is known to be built before the newest. */
  servicesBehind: count,
  /** Of the one that is furthest behind, against the newest variant. */
  daysBehind: count.optional(),
  /** The last day on which its makers mend it, where that is known. */
  endOfLife: z.string().optional(),
  /** What in it ends that day: `Debian 11`, `Node.js 18`. */
  endOfLifeOf: z.string().optional(),
  /** Of the newest variant's layers. */
  compressedBytes: bytes.optional(),
  /**
   * What a node that holds an older variant fetches once, at most, when its
   * services take the newest; absent where no service is behind.
   */
  updateMovesBytes: bytes.optional(),
  /**
   * Distinct bytes of the variants besides the newest, less what of that is not
   * in use yet.
   */
  oneBaseSavesBytes: bytes.optional(),
});
/** See {@link baseImageAuditRowSchema}. @public */
export type BaseImageAuditRow = z.infer<typeof baseImageAuditRowSchema>;

/** Answer of `GET /audit/base-images`. @public */
export const baseImageAuditSchema = z.object({
  items: z.array(baseImageAuditRowSchema),
  ...list,
  coverage: auditCoverageSchema,
  totals: z.object({
    /** Named bases. */
    bases: count,
    servicesBehind: count,
    /** Services on a base that is past its end of life. */
    servicesPastEndOfLife: count,
    /** Services of which no base is known. */
    servicesUnknown: count,
    oneBaseSavesBytes: bytes,
  }),
});
/** See {@link baseImageAuditSchema}. @public */
export type BaseImageAudit = z.infer<typeof baseImageAuditSchema>;

/** Which uses of a base are asked for. @public */
export const baseImageUsesQuerySchema = z.object({
  ...serviceFilter,
  /** `key` of a row; absent: of all bases. */
  base: z.string().max(500).optional(),
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type BaseImageUsesQuery = z.input<typeof baseImageUsesQuerySchema>;

/** An image that stands on a base: those furthest behind come first. @public */
export const baseImageUseSchema = auditImageSchema.extend({
  /** `key` of its row. */
  base: z.string(),
  baseImage: baseImageSchema,
  baseBytes: bytes.optional(),
  /** When the top layer of its base was built. */
  builtAt: instant.optional(),
  /** Against the newest variant; 0 where it is that one. */
  daysBehind: count.optional(),
});
/** See {@link baseImageUseSchema}. @public */
export type BaseImageUse = z.infer<typeof baseImageUseSchema>;

/** Answer of `GET /audit/base-images/uses`. @public */
export const baseImageUsesSchema = z.object({
  items: z.array(baseImageUseSchema),
  totalCount: count,
  /** Of the page's first row, 0 the first of all. */
  offset: count.optional(),
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
});
/** See {@link baseImageUsesSchema}. @public */
export type BaseImageUses = z.infer<typeof baseImageUsesSchema>;

/** How shared layers are ordered, filtered and paged. @public */
export const layerAuditQuerySchema = z.object({
  ...serviceFilter,
  layerKind: repeatable,
  orderBy: z.enum(['saving', 'bytes', 'services', 'images']).default('saving'),
  order,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type LayerAuditQuery = z.input<typeof layerAuditQuerySchema>;

/** A layer that more than one image holds. @public */
export const layerAuditRowSchema = z.object({
  digest: digestSchema,
  kind: layerSchema.shape.kind,
  instruction: layerSchema.shape.instruction,
  /** Of the image whose base it belongs to, where it does. */
  baseName: z.string().optional(),
  compressedBytes: bytes,
  images: count,
  services: count,
  /** What counting it once saves: its bytes × (images − 1). */
  savedBytes: bytes,
  /**
   * Layers with other digests that hold the same contents, built anew without
   * a change, and so not shared with this one; absent until contents are read.
   */
  copies: z.object({ layers: count, compressedBytes: bytes }).optional(),
});
/** See {@link layerAuditRowSchema}. @public */
export type LayerAuditRow = z.infer<typeof layerAuditRowSchema>;

/** Answer of `GET /audit/layers`. @public */
export const layerAuditSchema = z.object({
  items: z.array(layerAuditRowSchema),
  ...list,
  coverage: auditCoverageSchema,
  totals: z.object({
    images: count,
    /** Each image by itself. */
    compressedBytes: bytes,
    /** Each layer once: what a registry stores and a node that runs all holds. */
    distinctBytes: bytes,
    sharedLayers: count,
    /** Same contents under other digests. */
    copiedBytes: bytes,
  }),
});
/** See {@link layerAuditSchema}. @public */
export type LayerAudit = z.infer<typeof layerAuditSchema>;

/** Which images that hold a layer are asked for. @public */
export const layerUsesQuerySchema = z.object({
  ...serviceFilter,
  layer: digestSchema,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type LayerUsesQuery = z.input<typeof layerUsesQuerySchema>;

/** An image that holds a layer. @public */
export const layerUseSchema = auditImageSchema.extend({
  /** Position of the layer, 0 the bottom. */
  index: count,
});
/** See {@link layerUseSchema}. @public */
export type LayerUse = z.infer<typeof layerUseSchema>;

/** Answer of `GET /audit/layers/uses`. @public */
export const layerUsesSchema = z.object({
  items: z.array(layerUseSchema),
  totalCount: count,
  /** Of the page's first row, 0 the first of all. */
  offset: count.optional(),
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
});
/** See {@link layerUsesSchema}. @public */
export type LayerUses = z.infer<typeof layerUsesSchema>;

/**
 * Why something could not be read, in few kinds that each have one remedy:
 * credentials refused; gone from the registry; the registry asked to slow down;
 * no connection (TLS, DNS, time-out, server errors); content that does not have
 * the digest it was asked by; a limit of ours; an annotation that cannot be
 * read; no tag that counts as a release; anything else.
 * @public
 */
export const scanCauseSchema = z.enum([
  'credentials',
  'gone',
  'slow-down',
  'connection',
  'wrong-digest',
  'limit',
  'annotation',
  'no-releases',
  'other',
]);
/** See {@link scanCauseSchema}. @public */
export type ScanCause = z.infer<typeof scanCauseSchema>;

/** Who can mend it. @public */
export const scanActorSchema = z.enum([
  'registry-owner',
  'service-owner',
  'platform-team',
  'nobody',
]);
/** See {@link scanActorSchema}. @public */
export type ScanActor = z.infer<typeof scanActorSchema>;

/** Which repositories are asked for. @public */
export const repositoryAuditQuerySchema = z.object({
  ...serviceFilter,
  cause: repeatable,
  state: repeatable,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type RepositoryAuditQuery = z.input<typeof repositoryAuditQuerySchema>;

/**
 * Something that could not be read: a row for each repository and cause, so
 * that the rows of a cause are all of it. The oldest trouble comes first.
 * @public
 */
export const repositoryAuditRowSchema = z.object({
  /** `host/name`; absent where an annotation names none. */
  repository: z.string().optional(),
  /** Absent where an annotation is at fault. */
  state: repositoryStateSchema.optional(),
  cause: scanCauseSchema,
  actor: scanActorSchema,
  problem: problemSchema,
  /** Which one is at fault, where one is. */
  annotation: z.object({ name: z.string(), value: z.string() }).optional(),
  /** Tags that could not be read, of how many that were wanted. */
  tags: z.object({ failed: count, selected: count }).optional(),
  lastScanAt: instant.optional(),
  lastSuccessAt: instant.optional(),
  /** True where figures of an earlier scan are shown. */
  hasFigures: z.boolean(),
  /** Services that name it, of those that the caller may see: the first 20. */
  services: z.array(auditServiceSchema),
  serviceCount: count,
});
/** See {@link repositoryAuditRowSchema}. @public */
export type RepositoryAuditRow = z.infer<typeof repositoryAuditRowSchema>;

/** Answer of `GET /audit/repositories`: what could not be read, and why. @public */
export const repositoryAuditSchema = z.object({
  items: z.array(repositoryAuditRowSchema),
  ...list,
  /** Services by the worst of their repositories. */
  totals: z.object({
    services: count,
    fresh: count,
    /** With figures of an earlier scan, or with a part missing. */
    old: count,
    /** Without any figures: nothing could be read, or nothing is a release. */
    unreadable: count,
    neverScanned: count,
    /** That the services name. */
    repositories: count,
  }),
  /** By cause, most services first; not filtered by `cause`. */
  causes: z.array(
    z.object({
      cause: scanCauseSchema,
      actor: scanActorSchema,
      repositories: count,
      services: count,
      /** Of the oldest. */
      since: instant.optional(),
      /** What to do about them. */
      remedy: z.string(),
      /** Of the problems whose remedy it is. */
      code: z.string().optional(),
    }),
  ),
  nextScanAt: instant.optional(),
});
/** See {@link repositoryAuditSchema}. @public */
export type RepositoryAudit = z.infer<typeof repositoryAuditSchema>;

/** Lists that can be had as CSV, by their path. @public */
export type CsvList =
  | 'leaderboard'
  | 'leaderboard/groups'
  | 'audit/rules'
  | 'audit/findings'
  | 'audit/base-images'
  | 'audit/base-images/uses'
  | 'audit/layers'
  | 'audit/layers/uses'
  | 'audit/repositories';
