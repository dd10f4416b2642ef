import {
  Leaderboard,
  LeaderboardQuery,
} from '@image-insights/backstage-plugin-image-insights-common';
import { UnrankedRow } from './leaderboardRows';

/** Used share of a budget from which the next release may well break it. */
const NEAR_SHARE = 0.9;

type Wanted = LeaderboardQuery['budget'];

function isOver({ budget }: UnrankedRow): boolean {
  return budget !== undefined && budget.overBytes > 0;
}

function isNear({ budget }: UnrankedRow): boolean {
  return (
    budget !== undefined &&
    budget.overBytes <= 0 &&
    budget.limitBytes + budget.overBytes >= NEAR_SHARE * budget.limitBytes
  );
}

/**
 * Whether a service's budget is one of those that are asked for. Of a service
 * that could not be read nothing is known, so it is left out where any are.
 */
export function hasBudget(
  row: UnrankedRow | undefined,
  wanted: Wanted,
): boolean {
  if (wanted === undefined) return true;
  if (row === undefined) return false;
  switch (wanted) {
    case 'over':
      return isOver(row);
    case 'near':
      return isNear(row);
    case 'none':
      return row.budget === undefined;
    default:
      return row.budget !== undefined;
  }
}

/**
 * How many of some services break, nearly break, have and lack a budget; of
 * those without a row nothing could be read.
 */
export function budgetTotals(
  services: (UnrankedRow | undefined)[],
): NonNullable<Leaderboard['totals']['budgets']> {
  const rows = services.flatMap(row => row ?? []);
  const over = rows.filter(isOver);
  const set = rows.filter(({ budget }) => budget !== undefined).length;
  const [since] = over.flatMap(({ budget }) => budget?.since?.at ?? []).sort();
  return {
    over: over.length,
    near: rows.filter(isNear).length,
    set,
    none: rows.length - set,
    notRead: services.length - rows.length,
    ...(since !== undefined && { since }),
  };
}
