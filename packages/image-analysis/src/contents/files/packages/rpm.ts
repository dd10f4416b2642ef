import initSqlJs, { Database } from 'sql.js';
import { PackageList } from './PackageList';
import { rpmHeader } from './rpmHeader';

/** As rpm makes it; another could be a view, or make up values as it is read. */
const TABLE =
  /^CREATE TABLE ['"]?Packages['"]? ?\(\s*hnum INTEGER PRIMARY KEY AUTOINCREMENT,\s*blob BLOB NOT NULL\s*\)$/i;

/** Bytes of SQLite's header that say how it is written to: 2 is by a log. */
const WRITE_VERSION = 18;
const READ_VERSION = 19;
const WITHOUT_LOG = 1;

const DAMAGED = "rpm's SQLite database is damaged";

/**
 * Reads rpm's SQLite database (rpm 4.16 and later), by SQLite compiled to
 * WebAssembly: nothing in a hostile database reaches beyond that. Gives the
 * reason where it could not be read wholly.
 */
export async function rpmPackages(
  database: Buffer,
  list: PackageList,
): Promise<string | undefined> {
  const sqlite = await initSqlJs();
  // There is no log beside a database in memory; rpm has written it back.
  if (database.length > READ_VERSION) {
    database[WRITE_VERSION] = WITHOUT_LOG;
    database[READ_VERSION] = WITHOUT_LOG;
  }
  let opened: Database | undefined;
  try {
    opened = new sqlite.Database(database);
    return readPackages(opened, database.length, list);
  } catch {
    return DAMAGED;
  } finally {
    opened?.close();
  }
}

function readPackages(
  database: Database,
  databaseBytes: number,
  list: PackageList,
): string | undefined {
  const [table] = database.exec(
    "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'Packages'",
  );
  if (!TABLE.test(`${table?.values[0]?.[0]}`)) {
    return "rpm's SQLite database has no table of packages as rpm makes it";
  }
  const rows = database.prepare('SELECT blob FROM Packages');
  try {
    let bytes = 0;
    while (rows.step()) {
      const [blob] = rows.get();
      if (!(blob instanceof Uint8Array)) {
        return DAMAGED;
      }
      bytes += blob.length;
      // Pages that point at each other would go on for ever.
      if (bytes > databaseBytes) {
        return DAMAGED;
      }
      const found = rpmHeader(Buffer.from(blob));
      if (found !== undefined && !list.add(found)) {
        return undefined;
      }
    }
    return undefined;
  } finally {
    rows.free();
  }
}
