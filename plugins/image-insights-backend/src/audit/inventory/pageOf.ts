import { cursorsAround, readCursor } from '../../service/cursor';

/** One page of rows that are in order. */
export interface Page<Row> {
  items: Row[];
  totalCount: number;
  /** Of the first of them. */
  offset: number;
  nextCursor?: string;
  previousCursor?: string;
}

/** @throws InputError where the cursor is none that was given. */
export function pageOf<Row>(
  rows: readonly Row[],
  query: { limit: number; cursor?: string },
): Page<Row> {
  const offset = readCursor(query.cursor);
  const items = rows.slice(offset, offset + query.limit);
  const end = offset + items.length;
  return {
    items,
    totalCount: rows.length,
    offset,
    ...cursorsAround({ offset, end, limit: query.limit, total: rows.length }),
  };
}
