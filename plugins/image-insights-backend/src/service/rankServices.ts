import {
  LeaderboardRow,
  leaderboardQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import {
  LeaderboardEntry,
  ServiceMeasures,
  UnrankedRow,
} from './leaderboardRows';

type ParsedQuery = z.output<typeof leaderboardQuerySchema>;

/** By what services are ranked, and which end comes first. */
export type ServiceOrder = Pick<ParsedQuery, 'orderBy' | 'order'>;

/**
 * Services in their order, each with its rank among the same services 30 days
 * ago where its measure is known of then. What is not known comes last,
 * whichever way the rest is ordered.
 */
export function rankServices(
  entries: readonly LeaderboardEntry[],
  order: ServiceOrder,
): LeaderboardRow[] {
  const compare = comparing(order.order);
  const then = new Map(
    entries
      .flatMap(({ entity, before30Days }) => {
        const value = before30Days && measureThen(before30Days, order.orderBy);
        return value === undefined ? [] : [{ ref: entity.entityRef, value }];
      })
      .sort(compare)
      .map(({ ref }, index) => [ref, index + 1]),
  );
  return entries
    .flatMap(({ entity, row }) =>
      row
        ? [{ row, ref: entity.entityRef, value: measureOf(row, order.orderBy) }]
        : [],
    )
    .sort(compare)
    .map(({ row, ref }, index) => {
      const previousRank = then.get(ref);
      return {
        ...row,
        rank: index + 1,
        ...(previousRank !== undefined && { previousRank }),
      };
    });
}

/** Orders by value, the unknown last; what is equal by name. */
export function comparing(
  order: ServiceOrder['order'],
): (
  left: { value?: number; ref: string },
  right: { value?: number; ref: string },
) => number {
  const direction = order === 'asc' ? 1 : -1;
  return (left, right) => {
    const byRef = left.ref < right.ref ? -1 : 1;
    if (left.value === undefined || right.value === undefined) {
      return (
        Number(left.value === undefined) - Number(right.value === undefined) ||
        byRef
      );
    }
    return (left.value - right.value) * direction || byRef;
  };
}

/** A service's figure by which it is ranked; undefined where it is not known. */
export function measureOf(
  row: UnrankedRow,
  orderBy: ServiceOrder['orderBy'],
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

function measureThen(
  measures: ServiceMeasures,
  orderBy: ServiceOrder['orderBy'],
): number | undefined {
  switch (orderBy) {
    case 'growth':
      return measures.growthBytes;
    case 'score':
      return measures.scorePoints;
    case 'cost':
    case 'budget':
      // What deployments cost and budgets were then is not kept.
      return undefined;
    case 'wastedBytes':
      return measures.wastedBytes;
    default:
      return measures.compressedBytes;
  }
}
