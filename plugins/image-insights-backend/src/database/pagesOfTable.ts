import { setImmediate } from 'node:timers/promises';
import { Knex } from 'knex';

/** Rows that are handed over at a time, unless told otherwise. */
const PAGE = 2_000;

/**
 * Reads what a query selects of one table, some thousands of rows at a time, in
 * the order in which the database keeps them: for questions about everything
 * that is several times cheaper than to look rows up by their keys.
 *
 * @remarks
 *
 * A row that is replaced meanwhile may be met twice.
 *
 * @param query - of one table, without order and limit
 */
export async function* pagesOfTable<Row>(
  knex: Knex,
  query: Knex.QueryBuilder,
  rowsPerPage = PAGE,
): AsyncGenerator<Row[]> {
  const pages =
    knex.client.config.client === 'pg'
      ? pagesByCursor<Row>(knex, query, rowsPerPage)
      : pagesByRow<Row>(query, rowsPerPage);
  for await (const page of pages) {
    yield page;
    // SQLite answers at once: others get their turn between thousands of rows.
    await setImmediate();
  }
}

/** By the number that SQLite gives each row. */
async function* pagesByRow<Row>(
  query: Knex.QueryBuilder,
  rowsPerPage: number,
): AsyncGenerator<Row[]> {
  let last = 0;
  for (;;) {
    const rows: (Row & { row_number: number })[] = await query
      .clone()
      .select({ row_number: '_rowid_' })
      .where('_rowid_', '>', last)
      .orderBy('_rowid_')
      .limit(rowsPerPage);
    yield rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < rowsPerPage) {
      return;
    }
    last = end.row_number;
  }
}

/** PostgreSQL reads the table once, however many pages there are. */
async function* pagesByCursor<Row>(
  knex: Knex,
  query: Knex.QueryBuilder,
  rowsPerPage: number,
): AsyncGenerator<Row[]> {
  const transaction = await knex.transaction();
  try {
    await transaction.raw(
      `declare all_rows no scroll cursor for ${query.toQuery()}`,
    );
    for (;;) {
      const { rows }: { rows: Row[] } = await transaction.raw(
        `fetch ${rowsPerPage} from all_rows`,
      );
      yield rows;
      if (rows.length < rowsPerPage) {
        return;
      }
    }
  } finally {
    await transaction.rollback();
  }
}
