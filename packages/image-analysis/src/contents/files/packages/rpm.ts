import { PackageList } from './PackageList';

/**
 * Reads rpm's SQLite database. Gives the reason where it could not be read
 * wholly.
 */
export async function rpmPackages(
  _database: Buffer,
  _list: PackageList,
): Promise<string | undefined> {
  return "rpm's SQLite database is not read yet";
}
