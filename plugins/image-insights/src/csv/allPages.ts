/** One page of a list that goes on at its cursor. */
export interface CursorPage<Row> {
  items: Row[];
  totalCount: number;
  nextCursor?: string;
}

/** No list is longer than this many calls of five hundred rows. */
const mostPages = 40;

/**
 * Reads a list to its end.
 *
 * @param read - answers one page, the first without a cursor
 * @throws Error where a list does not end after 40 pages, and what `read` throws
 */
export async function allPages<Row>(
  read: (cursor: string | undefined) => Promise<CursorPage<Row>>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await read(cursor);
    rows.push(...page.items);
    cursor = page.nextCursor;
    if (cursor === undefined) return rows;
  }
  throw new Error(
    `The list has more than ${rows.length} rows. Filter it by owner, system or registry and try again`,
  );
}
