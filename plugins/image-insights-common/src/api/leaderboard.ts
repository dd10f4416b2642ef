import { z } from 'zod';
import { costSummarySchema } from '../cost/schema';
import { order, page, serviceFilter } from './query';
import {
  budgetSchema,
  digestSchema,
  layerSchema,
  problemSchema,
  releaseSchema,
} from './schema';
import { scoreSummarySchema } from './verdict';

const bytes = z.number().int().nonnegative();
const signedBytes = z.number().int();
const instant = z.iso.datetime();

/** How the leaderboard is ordered, filtered and paged. @public */
export const leaderboardQuerySchema = z.object({
  orderBy: z
    .enum([
      'compressedBytes',
      'growth',
      'score',
      'wastedBytes',
      'cost',
      'budget',
    ])
    .default('growth'),
  order,
  ...serviceFilter,
  /**
   * Only services that break theirs; that keep it, but use at least 90 % of it;
   * that have one; that have none.
   */
  budget: z.enum(['over', 'near', 'set', 'none']).optional(),
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type LeaderboardQuery = z.input<typeof leaderboardQuerySchema>;

/**
 * A difference of a sum of compressed bytes against 30 days ago.
 * @public
 */
export const serviceChangeSchema = z.object({
  bytes: signedBytes,
  /** (new - old) / old × 100; absent where old is 0. */
  percent: z.number().optional(),
});
/** See {@link serviceChangeSchema}. @public */
export type ServiceChange = z.infer<typeof serviceChangeSchema>;

/** Steps of a spark line, oldest first. @public */
export const sparkSchema = z.array(
  z.object({ at: instant, compressedBytes: bytes }),
);

/** One service of the leaderboard. @public */
export const leaderboardRowSchema = z.object({
  rank: z.number().int(),
  /**
   * By the same measure 30 days ago, among the services that the filter finds
   * now; absent where it was not there, or the measure is not known of then
   * (always of cost and budget).
   */
  previousRank: z.number().int().optional(),
  entityRef: z.string(),
  title: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  owner: z.string().optional(),
  system: z.string().optional(),
  lifecycle: z.string().optional(),
  /** Sum over the service's repositories that could be read. */
  compressedBytes: bytes,
  /** The sum's change against 30 days ago; absent without a release before. */
  change30Days: serviceChangeSchema.optional(),
  /** The sum over the last 90 days, at most 30 steps, oldest first. */
  spark: sparkSchema,
  repositories: z.array(
    z.object({
      repository: z.string(),
      tag: z.string(),
      digest: digestSchema,
      compressedBytes: bytes,
      score: scoreSummarySchema.optional(),
    }),
  ),
  /** Of its worst image; absent until one was judged. */
  score: scoreSummarySchema.optional(),
  /** Sum over the images whose contents were read, uncompressed. */
  wastedBytes: bytes.optional(),
  /** What its deployments move and cost; absent until it was computed. */
  cost: costSummarySchema.optional(),
  /** Of repositories that could not be read and are not in the sum. */
  missingRepositories: z.number().int(),
  budget: budgetSchema.optional(),
});
/** See {@link leaderboardRowSchema}. @public */
export type LeaderboardRow = z.infer<typeof leaderboardRowSchema>;

/**
 * A service whose images became at least 10 % smaller in the last 30 days,
 * with the release that did most of it and how.
 * @public
 */
export const improvementSchema = z.object({
  entityRef: z.string(),
  title: z.string(),
  /** In which one release did at least half of it. */
  repository: z.string(),
  /** The release before that one. */
  from: releaseSchema,
  to: releaseSchema,
  /** The service's change in 30 days; negative. */
  bytes: z.number().int(),
  percent: z.number(),
  /** What did most of the step from one to the other, told by their layers. */
  how: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('base-changed'),
      from: z.string().optional(),
      to: z.string().optional(),
    }),
    z.object({
      kind: z.literal('toolchain-gone'),
      bytes: z.number().int(),
    }),
    z.object({
      kind: z.literal('layer-gone'),
      layerKind: layerSchema.shape.kind,
      instruction: z.string().optional(),
      bytes: z.number().int(),
    }),
    z.object({
      kind: z.literal('layer-smaller'),
      layerKind: layerSchema.shape.kind,
      instruction: z.string().optional(),
      bytes: z.number().int(),
      digest: digestSchema,
    }),
  ]),
});
/** See {@link improvementSchema}. @public */
export type Improvement = z.infer<typeof improvementSchema>;

/** Values that filters can take, over all services the caller may see. @public */
export const serviceFacetsSchema = z.object({
  owner: z.array(z.string()),
  system: z.array(z.string()),
  lifecycle: z.array(z.string()),
  kind: z.array(z.string()),
  registry: z.array(z.string()),
});
/** See {@link serviceFacetsSchema}. @public */
export type ServiceFacets = z.infer<typeof serviceFacetsSchema>;

/** Answer of `GET /leaderboard`. @public */
export const leaderboardSchema = z.object({
  items: z.array(leaderboardRowSchema),
  totalCount: z.number().int(),
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
  totals: z.object({
    services: z.number().int(),
    compressedBytes: bytes,
    /** Services that grew or shrank by more than 10 % in 30 days. */
    grew: z.number().int(),
    shrank: z.number().int(),
    /** Of the filter, whichever budgets it asks for. */
    budgets: z
      .object({
        over: z.number().int(),
        /** Kept, at least 90 % used. */
        near: z.number().int(),
        set: z.number().int(),
        none: z.number().int(),
        /** Of which nothing could be read, with or without a budget. */
        notRead: z.number().int(),
        /** Of those that are broken, since when the first has been. */
        since: instant.optional(),
      })
      .optional(),
  }),
  /**
   * Services with image annotations of which nothing could be read, at most
   * 100 of them.
   */
  notRanked: z.array(
    z.object({
      entityRef: z.string(),
      title: z.string(),
      problem: problemSchema,
    }),
  ),
  /** All of them. */
  notRankedCount: z.number().int().optional(),
  /** Largest first, at most 3; only of those that became 10 % smaller. */
  mostImproved: z.array(improvementSchema).optional(),
  facets: serviceFacetsSchema,
});
/** See {@link leaderboardSchema}. @public */
export type Leaderboard = z.infer<typeof leaderboardSchema>;
