import type { BoardColumn } from './BoardTable';
import type { Measure } from './measures';

/** What services are measured by, and owners and systems as well. */
export type FigureColumn =
  | 'size'
  | 'trend'
  | 'change'
  | 'score'
  | 'cost'
  | 'wasted';

/** The columns that every board has. */
export const figureColumns: Readonly<Record<FigureColumn, BoardColumn>> = {
  size: {
    shown: 'chosen',
    isNumber: true,
    measure: 'compressedBytes',
    besides: 'growth',
  },
  trend: { shown: 'always' },
  change: { shown: 'always', isNumber: true, measure: 'growth' },
  score: { shown: 'chosen', isNumber: true, measure: 'score' },
  cost: { shown: 'chosen', isNumber: true, measure: 'cost' },
  wasted: { shown: 'chosen', isNumber: true, measure: 'wastedBytes' },
};

/** Whether that is known of a row by which it is ranked. */
export function isMeasured(
  row: {
    change30Days?: unknown;
    score?: unknown;
    cost?: unknown;
    wastedBytes?: unknown;
  },
  orderBy: Measure,
): boolean {
  switch (orderBy) {
    case 'growth':
      return row.change30Days !== undefined;
    case 'score':
      return row.score !== undefined;
    case 'cost':
      return row.cost !== undefined;
    case 'wastedBytes':
      return row.wastedBytes !== undefined;
    default:
      return true;
  }
}
