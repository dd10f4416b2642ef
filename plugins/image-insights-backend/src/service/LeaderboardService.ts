import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Leaderboard,
  leaderboardQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor';
import { OrganisationServices } from './OrganisationServices';
import { UnrankedRow } from './leaderboardRows';
import { budgetTotals, hasBudget } from './serviceBudgets';
import { facetsOf, matchesFilter } from './serviceFilter';

/** Change in 30 days from which a service counts as grown or shrunk. */
const NOTABLE_PERCENT = 10;

type ParsedQuery = z.output<typeof leaderboardQuerySchema>;

/** Ranks services by size, growth, score, waste or cost of their images. */
export class LeaderboardService {
  constructor(private readonly services: OrganisationServices) {}

  async leaderboard(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<Leaderboard> {
    const { entries: visible } = await this.services.readable(credentials);
    const filtered = visible.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const matching = filtered.filter(({ row }) => hasBudget(row, query.budget));
    const ranked = matching
      .flatMap(({ row }) => (row ? [row] : []))
      .sort(orderOf(query))
      .map((row, index) => ({ ...row, rank: index + 1 }));

    const offset = readCursor(query.cursor);
    const items = ranked.slice(offset, offset + query.limit);
    const end = offset + items.length;
    return {
      items,
      totalCount: ranked.length,
      nextCursor: end < ranked.length ? writeCursor(end) : undefined,
      totals: {
        ...totalsOf(ranked),
        budgets: budgetTotals(filtered.flatMap(({ row }) => row ?? [])),
      },
      notRanked: matching
        .filter(({ row }) => row === undefined)
        .map(({ entity, problem }) => ({
          entityRef: entity.entityRef,
          title: entity.title,
          problem,
        })),
      facets: facetsOf(visible.map(({ entity }) => entity)),
    };
  }
}

/** What is not known comes last, whichever way the rest is ordered. */
function orderOf(
  query: ParsedQuery,
): (left: UnrankedRow, right: UnrankedRow) => number {
  const valueOf = (row: UnrankedRow) => figureOf(row, query.orderBy);
  const direction = query.order === 'asc' ? 1 : -1;
  return (left, right) => {
    const a = valueOf(left);
    const b = valueOf(right);
    const byRef = left.entityRef < right.entityRef ? -1 : 1;
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined) || byRef;
    }
    return (a - b) * direction || byRef;
  };
}

function figureOf(
  row: UnrankedRow,
  orderBy: ParsedQuery['orderBy'],
): number | undefined {
  switch (orderBy) {
    case 'growth':
      return row.change30Days?.bytes;
    case 'score':
      return row.score?.points;
    case 'cost':
      return row.cost?.amountPerMonth;
    case 'wastedBytes':
      return row.wastedBytes;
    case 'budget':
      return row.budget?.overBytes;
    default:
      return row.compressedBytes;
  }
}

function totalsOf(rows: UnrankedRow[]): Leaderboard['totals'] {
  const percents = rows.map(row => row.change30Days?.percent ?? 0);
  return {
    services: rows.length,
    compressedBytes: rows.reduce((sum, row) => sum + row.compressedBytes, 0),
    grew: percents.filter(percent => percent > NOTABLE_PERCENT).length,
    shrank: percents.filter(percent => percent < -NOTABLE_PERCENT).length,
  };
}
