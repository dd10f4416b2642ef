/**
 * What a file is to this reader, by its path alone.
 *
 * - `dpkg`, `apk`, `apt-states`, `rpm-sqlite`: package databases
 * - `rpm-other`: an rpm database in a form that is not read
 * - `text`: a small text that says what the system is
 * - `accounts`: `etc/passwd`
 * - `node-manifest`: a `package.json` that is not a dependency's
 */
export type FileRole =
  | 'dpkg'
  | 'apk'
  | 'apt-states'
  | 'rpm-sqlite'
  | 'rpm-other'
  | 'text'
  | 'accounts'
  | 'node-manifest';

const BY_PATH: ReadonlyMap<string, FileRole> = new Map<string, FileRole>([
  ['var/lib/dpkg/status', 'dpkg'],
  ['var/lib/apt/extended_states', 'apt-states'],
  ['lib/apk/db/installed', 'apk'],
  ['usr/lib/apk/db/installed', 'apk'],
  ['etc/os-release', 'text'],
  ['usr/lib/os-release', 'text'],
  ['etc/alpine-release', 'text'],
  ['etc/debian_version', 'text'],
  ['etc/passwd', 'accounts'],
]);

/** Before and after rpm 4.17's move; the second is where it is a link to. */
const RPM_DIRECTORIES = ['var/lib/rpm/', 'usr/lib/sysimage/rpm/'];

const DPKG_PARTS = 'var/lib/dpkg/status.d/';
const APT_SETTINGS = 'etc/apt/apt.conf.d/';

/** `undefined` for the many files that nothing but their bytes is asked of. */
export function fileRole(path: string): FileRole | undefined {
  const known = BY_PATH.get(path);
  if (known !== undefined) {
    return known;
  }
  if (path.endsWith('package.json')) {
    return isNodeManifest(path) ? 'node-manifest' : undefined;
  }
  if (path.startsWith(DPKG_PARTS)) {
    return path.endsWith('.md5sums') ? undefined : 'dpkg';
  }
  if (path.startsWith(APT_SETTINGS)) {
    return 'text';
  }
  const rpm = RPM_DIRECTORIES.find(directory => path.startsWith(directory));
  switch (rpm === undefined ? undefined : path.slice(rpm.length)) {
    case 'rpmdb.sqlite':
      return 'rpm-sqlite';
    case 'Packages':
    case 'Packages.db':
      return 'rpm-other';
    default:
      return undefined;
  }
}

function isNodeManifest(path: string): boolean {
  return (
    (path === 'package.json' || path.endsWith('/package.json')) &&
    !/(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages)\//.test(
      path,
    )
  );
}
