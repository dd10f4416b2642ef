import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Leaderboard,
  LeaderboardRow,
  leaderboardQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { Improvements } from './Improvements';
import { OrganisationServices } from './OrganisationServices';
import { cursorsAround, readCursor } from './cursor';
import { LeaderboardEntry } from './leaderboardRows';
import { rankServices } from './rankServices';
import { budgetTotals, hasBudget } from './serviceBudgets';
import { facetsOf, matchesFilter } from './serviceFilter';
import { distinctImages } from './sumOfServices';

/** Change in 30 days from which a service counts as grown or shrunk. */
const NOTABLE_PERCENT = 10;

/** Services that are named though nothing of them could be read. */
const MOST_NOT_RANKED = 100;

type ParsedQuery = z.output<typeof leaderboardQuerySchema>;

/** Ranks services by size, growth, score, waste or cost of their images. */
export class LeaderboardService {
  constructor(
    private readonly services: OrganisationServices,
    private readonly improvements: Improvements,
  ) {}

  /** Of the services that the caller may read, and no others. */
  async leaderboard(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<Leaderboard> {
    const readable = await this.services.readable(credentials);
    const { entries: visible } = readable;
    const filtered = visible.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const matching = filtered.filter(({ row }) => hasBudget(row, query.budget));
    const ranked = rankServices(matching, query);
    const offset = readCursor(query.cursor);
    const items = ranked.slice(offset, offset + query.limit);
    const end = offset + items.length;
    const notRanked = matching.filter(({ row }) => row === undefined);
    const mostImproved = await this.improvements.of(matching, readable);
    return {
      items,
      totalCount: ranked.length,
      ...cursorsAround({ offset, end, total: ranked.length, ...query }),
      totals: {
        ...totalsOf(ranked, matching),
        budgets: budgetTotals(filtered.map(({ row }) => row)),
      },
      notRanked: notRanked
        .slice(0, MOST_NOT_RANKED)
        .map(({ entity, problem }) => ({
          entityRef: entity.entityRef,
          title: entity.title,
          problem,
        })),
      notRankedCount: notRanked.length,
      ...(mostImproved.length > 0 && { mostImproved }),
      facets: facetsOf(visible.map(({ entity }) => entity)),
    };
  }
}

function totalsOf(
  rows: readonly LeaderboardRow[],
  entries: readonly LeaderboardEntry[],
): Leaderboard['totals'] {
  const percents = rows.map(row => row.change30Days?.percent ?? 0);
  return {
    services: rows.length,
    compressedBytes: distinctImages(entries).reduce(
      (sum, { current }) => sum + current.compressedBytes,
      0,
    ),
    grew: percents.filter(percent => percent > NOTABLE_PERCENT).length,
    shrank: percents.filter(percent => percent < -NOTABLE_PERCENT).length,
  };
}
