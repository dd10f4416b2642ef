import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  LeaderboardGroup,
  LeaderboardGroups,
  leaderboardGroupsQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { OrganisationServices } from './OrganisationServices';
import { cursorsAround, readCursor } from './cursor';
import { groupedBy } from '../collections/groupedBy';
import { LeaderboardEntry, UnrankedRow } from './leaderboardRows';
import { comparing, measureOf } from './rankServices';
import { matchesFilter } from './serviceFilter';
import { sumOfServices } from './sumOfServices';

type ParsedQuery = z.output<typeof leaderboardGroupsQuerySchema>;

/** Ranks owners and systems by what their services' images come to. */
export class LeaderboardGroupsService {
  constructor(private readonly services: OrganisationServices) {}

  /** Of the services that the caller may read, and no others. */
  async groups(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<LeaderboardGroups> {
    const { entries, times } = await this.services.readable(credentials);
    const matching = entries.filter(({ entity }) =>
      matchesFilter(entity, query),
    );
    const groups = groupedBy(matching, ({ entity }) => entity[query.by]);
    const ranked = [...groups]
      .map(([key, members]) => {
        const group = groupOf({ key, members, times, query });
        return { group, ref: key ?? '', value: valueOf(group, query.orderBy) };
      })
      .sort(comparing(query.order))
      .map(({ group }, index) => ({ ...group, rank: index + 1 }));
    const offset = readCursor(query.cursor);
    const items = ranked.slice(offset, offset + query.limit);
    const end = offset + items.length;
    const currency = matching
      .map(({ row }) => row?.cost?.currency)
      .find(code => code !== undefined);
    return {
      items,
      totalCount: ranked.length,
      ...cursorsAround({ offset, end, total: ranked.length, ...query }),
      ...(currency !== undefined && { currency }),
    };
  }
}

function groupOf(options: {
  key: string | undefined;
  members: LeaderboardEntry[];
  times: readonly string[];
  query: ParsedQuery;
}): Omit<LeaderboardGroup, 'rank'> {
  const { key, members, times, query } = options;
  const { gainCompressedBytes: _gain, ...sum } = sumOfServices(members, times);
  const rows = members.flatMap(({ row }) => row ?? []);
  const amounts = rows.flatMap(({ cost }) => cost?.amountPerMonth ?? []);
  const worst = worstOf(rows, query.orderBy);
  return {
    ...(key !== undefined && { key }),
    ...sum,
    ...(amounts.length > 0 && {
      amountPerMonth: amounts.reduce((left, right) => left + right, 0),
    }),
    ...(worst && {
      worst: { entityRef: worst.entityRef, title: worst.title },
    }),
  };
}

function valueOf(
  group: Omit<LeaderboardGroup, 'rank'>,
  orderBy: ParsedQuery['orderBy'],
): number | undefined {
  switch (orderBy) {
    case 'growth':
      return group.change30Days?.bytes;
    case 'score':
      return group.score?.points;
    case 'cost':
      return group.amountPerMonth;
    case 'wastedBytes':
      return group.wastedBytes;
    default:
      return group.compressedBytes;
  }
}

/** The lowest score, or the most of anything else. */
function worstOf(
  rows: readonly UnrankedRow[],
  orderBy: ParsedQuery['orderBy'],
): UnrankedRow | undefined {
  const [worst] = rows
    .map(row => ({ row, ref: row.entityRef, value: measureOf(row, orderBy) }))
    .filter(({ value }) => value !== undefined)
    .sort(comparing(orderBy === 'score' ? 'asc' : 'desc'));
  return worst?.row;
}
