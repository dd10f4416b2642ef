import type { LayerEntry, PackageDatabase } from '../../LayerContents';
import type { LayerLimits } from '../../LayerLimits';
import type { FileRole } from '../fileRole';
import { PackageList } from './PackageList';
import { apkPackages } from './apk';
import { aptAutomatic, dpkgPackages, markAutomatic } from './dpkg';
import { rpmPackages } from './rpm';

const STATUS = 'var/lib/dpkg/status';
/** Files of `status.d` and the like; more than any distribution has packages. */
const DATABASES = 20_000;

type Manager = PackageDatabase['manager'];

interface Noted {
  entry: LayerEntry;
  database: PackageDatabase;
  /** Read when all else is read: it takes a library and time. */
  rpm?: Buffer;
}

/** Gathers what a layer's package databases list. */
export class PackageDatabases {
  private readonly noted: Noted[] = [];
  private automatic: { entry: LayerEntry; names: Set<string> } | undefined;

  constructor(private readonly limits: LayerLimits) {}

  /** Reads a database, whose bytes are only good until this returns. */
  take(role: FileRole, entry: LayerEntry, body: Buffer): void {
    switch (role) {
      case 'dpkg':
        this.takeText(entry, 'dpkg', list =>
          dpkgPackages(body.toString('utf8'), list),
        );
        break;
      case 'apk':
        this.takeText(entry, 'apk', list =>
          apkPackages(body.toString('utf8'), list),
        );
        break;
      case 'apt-states':
        this.automatic = {
          entry,
          names: aptAutomatic(body.toString('utf8')),
        };
        break;
      case 'rpm-sqlite':
        this.add({
          entry,
          database: { manager: 'rpm', path: entry.path, packages: [] },
          rpm: Buffer.from(body),
        });
        break;
      case 'rpm-other':
        this.add({
          entry,
          database: {
            manager: 'rpm',
            path: entry.path,
            packages: [],
            incomplete:
              'rpm keeps its database here in Berkeley DB or ndb form; only the SQLite form (rpm 4.16 and later) is read',
          },
        });
        break;
      default:
    }
  }

  /** Notes a database that is too large to be read. */
  tooLarge(role: FileRole, entry: LayerEntry): void {
    const manager = managerOf(role);
    if (manager !== undefined) {
      this.add({
        entry,
        database: {
          manager,
          path: entry.path,
          packages: [],
          incomplete: `the database has ${entry.bytes} bytes, at most ${this.limits.databaseBytes} are read`,
        },
      });
    }
  }

  /** All databases of entries that are still there. */
  async read(
    isThere: (entry: LayerEntry) => boolean,
  ): Promise<PackageDatabase[]> {
    const databases: PackageDatabase[] = [];
    const automatic =
      this.automatic !== undefined && isThere(this.automatic.entry)
        ? this.automatic.names
        : undefined;
    for (const { entry, database, rpm } of this.noted) {
      if (!isThere(entry)) {
        continue;
      }
      if (rpm !== undefined) {
        const list = new PackageList(this.limits.packages);
        const incomplete = await rpmPackages(rpm, list);
        databases.push(this.finished(database, list, incomplete));
      } else if (automatic !== undefined && database.path === STATUS) {
        databases.push({
          ...database,
          packages: markAutomatic(database.packages, automatic),
        });
      } else {
        databases.push(database);
      }
    }
    return databases;
  }

  private takeText(
    entry: LayerEntry,
    manager: Manager,
    readInto: (list: PackageList) => void,
  ): void {
    const list = new PackageList(this.limits.packages);
    readInto(list);
    this.add({
      entry,
      database: this.finished(
        { manager, path: entry.path, packages: [] },
        list,
      ),
    });
  }

  private finished(
    database: PackageDatabase,
    list: PackageList,
    incomplete?: string,
  ): PackageDatabase {
    const reason = list.isCut
      ? `it lists more than ${this.limits.packages} packages`
      : incomplete;
    return {
      ...database,
      packages: list.packages,
      ...(reason === undefined ? {} : { incomplete: reason }),
    };
  }

  private add(noted: Noted): void {
    if (this.noted.length < DATABASES) {
      this.noted.push(noted);
    }
  }
}

function managerOf(role: FileRole): Manager | undefined {
  switch (role) {
    case 'dpkg':
    case 'apk':
      return role;
    case 'rpm-sqlite':
    case 'rpm-other':
      return 'rpm';
    default:
      return undefined;
  }
}
