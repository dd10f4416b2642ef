import { Knex } from 'knex';

/**
 * Reads a bigint column: PostgreSQL's driver hands them over as text, SQLite's
 * as a number. Bytes beyond 2^53 would be 9 PB and are refused.
 */
export function readInteger(value: unknown): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) {
    throw new Error(`The database holds ${String(value)} for an integer`);
  }
  return number;
}

/** The same for a column that may be null. */
export function readOptionalInteger(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : readInteger(value);
}

/** `undefined` for SQL's null. */
export function optional<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}

/** Milliseconds since 1970 by the database's clock, as an expression. */
export function databaseMillis(knex: Knex): Knex.Raw {
  return knex.client.config.client === 'pg'
    ? knex.raw('(extract(epoch from clock_timestamp()) * 1000)::bigint')
    : knex.raw("cast((julianday('now') - 2440587.5) * 86400000 as integer)");
}

/** `true` where the rows were made by this insert, for both drivers. */
export function chunksOf<T>(items: readonly T[], length: number): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += length) {
    chunks.push(items.slice(start, start + length));
  }
  return chunks;
}

/** Most values in one `IN (…)` or insert: SQLite's bound is lowest. */
export const CHUNK = 400;

/** Most values in one {@link whereOneOf}. */
export const LARGE_CHUNK = 5_000;

/**
 * Narrows a query to rows whose column is one of many texts, given as one value
 * however many they are: an `IN (?, ?, …)` of thousands takes longer to put
 * together than to answer.
 */
export function whereOneOf(
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): Knex.QueryBuilder {
  return query.client.config.client === 'pg'
    ? query.whereRaw('?? = any(?)', [column, [...values]])
    : query.whereRaw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
}
