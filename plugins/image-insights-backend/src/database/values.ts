/**
 * PostgreSQL answers bigints as text and times as `Date`, SQLite both as
 * numbers. They are brought to one form here, at the edge of the database.
 */
export type StoredNumber = string | number | null;
export type StoredTime = Date | string | number | null;

/** @throws Error where the stored value is no safe integer */
export function toBytes(value: StoredNumber): number {
  const number = Number(value);
  if (value === null || !Number.isSafeInteger(number)) {
    throw new Error(`The database holds ${value} where bytes are expected`);
  }
  return number;
}

export function toOptionalBytes(value: StoredNumber): number | undefined {
  return value === null ? undefined : toBytes(value);
}

/** ISO 8601 in UTC. */
export function toIso(value: StoredTime): string {
  return new Date(value ?? Number.NaN).toISOString();
}

export function toOptionalIso(value: StoredTime): string | undefined {
  return value === null ? undefined : toIso(value);
}

/** Splits a list into pieces that fit into one statement's parameters. */
export function chunksOf<T>(items: readonly T[], length = 400): T[][] {
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += length) {
    chunks.push(items.slice(start, start + length));
  }
  return chunks;
}
