import { Knex } from 'knex';

/**
 * Takes one row of a table that serves as a queue, in one statement, so that
 * no two replicas ever take the same: PostgreSQL passes over rows that another
 * one is just taking, SQLite writes one at a time anyway.
 *
 * @returns the row's key, or undefined where no row is due.
 */
export async function claimOne(options: {
  knex: Knex;
  table: string;
  key: string;
  /** Narrows a query to rows that are due. */
  isDue: (query: Knex.QueryBuilder) => Knex.QueryBuilder;
  orderBy: string[];
  /** What taking the row writes. */
  changes: Record<string, Knex.Raw | string>;
}): Promise<string | undefined> {
  const { knex, table, key, isDue, orderBy, changes } = options;
  const candidate = isDue(knex(table)).orderBy(orderBy).limit(1).select(key);
  if (knex.client.config.client === 'pg') {
    candidate.forUpdate().skipLocked();
  }
  // `=` and not IN: PostgreSQL computes a scalar once, but may well ask the
  // query of an IN for each row, and would then take several.
  const taken: Record<string, string>[] = await isDue(knex(table))
    .where(key, '=', candidate)
    .update(changes)
    .returning(key);
  return taken.at(0)?.[key];
}
