import { z } from 'zod';
import { costSummarySchema } from '../cost/schema';
import {
  leaderboardRowSchema,
  serviceChangeSchema,
  sparkSchema,
} from './leaderboard';
import { order, page, serviceFilter } from './query';
import { gradeSchema } from './verdict';

const bytes = z.number().int().nonnegative();
const count = z.number().int().nonnegative();

/** Of which services a sum is asked for. @public */
export const overviewQuerySchema = z.object({
  ...serviceFilter,
  /** How many of its services it names, the one that grew most first. */
  limit: z.coerce.number().int().min(0).max(20).default(3),
});
/** As a caller writes it, before defaults. @public */
export type OverviewQuery = z.input<typeof overviewQuerySchema>;

/** The mean of the services' scores, each its worst image's. @public */
export const meanScoreSchema = z.object({
  points: z.number(),
  grade: gradeSchema,
  /** Of so many services. */
  services: count,
});
/** See {@link meanScoreSchema}. @public */
export type MeanScore = z.infer<typeof meanScoreSchema>;

/** Answer of `GET /overview`: what some services' images come to together. @public */
export const overviewSchema = z.object({
  /** With image annotations, as far as the caller may see them. */
  services: count,
  /** Of those, the ones of which nothing could be read. */
  notRead: count,
  /** Newest images, one for each repository. */
  images: count,
  /** Each image by itself: what pulling each on an empty node fetches. */
  compressedBytes: bytes,
  /** Layers that several images hold counted once. */
  distinctBytes: bytes,
  change30Days: serviceChangeSchema.optional(),
  /** The sum over the last 90 days, at most 30 steps, oldest first. */
  spark: sparkSchema,
  score: meanScoreSchema.optional(),
  wastedBytes: bytes.optional(),
  gainCompressedBytes: bytes.optional(),
  /** Of all of them together, with the tiers of prices; absent until computed. */
  cost: costSummarySchema
    .pick({ amountPerMonth: true, currency: true })
    .extend({ services: count, bytesPerMonth: z.number() })
    .optional(),
  overBudget: count,
  /** Those that grew most in 30 days, then the largest. */
  items: z.array(leaderboardRowSchema.omit({ rank: true, previousRank: true })),
  /** The one change that helps most of those over several services. */
  bestChange: z
    .discriminatedUnion('kind', [
      z.object({
        kind: z.literal('one-base'),
        base: z.string(),
        services: count,
        savesBytes: bytes,
      }),
      z.object({
        kind: z.literal('rule'),
        rule: z.string(),
        title: z.string(),
        services: count,
        savesBytes: bytes,
        /** True where a part of it is estimated. */
        isEstimate: z.boolean(),
      }),
    ])
    .optional(),
});
/** See {@link overviewSchema}. @public */
export type Overview = z.infer<typeof overviewSchema>;

/** How owners or systems are ranked. @public */
export const leaderboardGroupsQuerySchema = z.object({
  ...serviceFilter,
  by: z.enum(['owner', 'system']).default('owner'),
  orderBy: z
    .enum(['compressedBytes', 'growth', 'score', 'wastedBytes', 'cost'])
    .default('growth'),
  order,
  ...page,
});
/** As a caller writes it, before defaults. @public */
export type LeaderboardGroupsQuery = z.input<
  typeof leaderboardGroupsQuerySchema
>;

/** An owner or a system with what its services come to. @public */
export const leaderboardGroupSchema = z.object({
  rank: count,
  /** Entity ref of the owner or system; absent of services that have none. */
  key: z.string().optional(),
  services: count,
  notRead: count,
  images: count,
  compressedBytes: bytes,
  change30Days: serviceChangeSchema.optional(),
  spark: sparkSchema,
  score: meanScoreSchema.optional(),
  wastedBytes: bytes.optional(),
  /** Sum over its services, each by itself. */
  amountPerMonth: z.number().optional(),
  overBudget: count,
  /** The service that decides most of the chosen order. */
  worst: z.object({ entityRef: z.string(), title: z.string() }).optional(),
});
/** See {@link leaderboardGroupSchema}. @public */
export type LeaderboardGroup = z.infer<typeof leaderboardGroupSchema>;

/** Answer of `GET /leaderboard/groups`. @public */
export const leaderboardGroupsSchema = z.object({
  items: z.array(leaderboardGroupSchema),
  totalCount: count,
  nextCursor: z.string().optional(),
  previousCursor: z.string().optional(),
  /** Of the amounts; absent where none was computed. */
  currency: costSummarySchema.shape.currency.optional(),
});
/** See {@link leaderboardGroupsSchema}. @public */
export type LeaderboardGroups = z.infer<typeof leaderboardGroupsSchema>;
