import type { PackageFacts } from '../../LayerContents';
import { PackageList } from './PackageList';
import { stanzas } from './stanzas';

const STATUS_FIELDS: ReadonlySet<string> = new Set([
  'package',
  'status',
  'version',
  'architecture',
  'installed-size',
  'depends',
  'pre-depends',
  'recommends',
  'section',
]);

const EXTENDED_FIELDS: ReadonlySet<string> = new Set([
  'package',
  'architecture',
  'auto-installed',
]);

const KIBIBYTE = 1024;

/**
 * Reads dpkg's `status` file (deb-control(5), dpkg-query(1)): what is
 * installed, wholly or in part. What was removed and left only its
 * configuration takes no space and is left out. A stanza without `Status`, as
 * in the `status.d` of distroless images, counts as installed.
 */
export function dpkgPackages(text: string, list: PackageList): void {
  for (const stanza of stanzas(text, STATUS_FIELDS)) {
    const name = stanza.get('package');
    if (
      name === undefined ||
      name === '' ||
      !isInstalled(stanza.get('status'))
    ) {
      continue;
    }
    const kibibytes = Number(stanza.get('installed-size') ?? '0');
    const section = stanza.get('section');
    const architecture = stanza.get('architecture');
    const isRoom = list.add({
      name,
      version: stanza.get('version') ?? '',
      ...(architecture ? { architecture } : {}),
      installedBytes:
        Number.isSafeInteger(kibibytes) && kibibytes >= 0
          ? kibibytes * KIBIBYTE
          : 0,
      depends: [
        ...names(stanza.get('pre-depends')),
        ...names(stanza.get('depends')),
      ],
      recommends: names(stanza.get('recommends')),
      ...(section ? { section } : {}),
    });
    if (!isRoom) {
      return;
    }
  }
}

/**
 * Reads apt's `extended_states`: which packages came only because others need
 * them. By name and, where told, architecture (`name:amd64`).
 */
export function aptAutomatic(text: string): Set<string> {
  const automatic = new Set<string>();
  for (const stanza of stanzas(text, EXTENDED_FIELDS)) {
    const name = stanza.get('package');
    if (name !== undefined && stanza.get('auto-installed') === '1') {
      const architecture = stanza.get('architecture');
      automatic.add(architecture ? `${name}:${architecture}` : name);
    }
  }
  return automatic;
}

/** Marks packages by {@link aptAutomatic}. */
export function markAutomatic(
  packages: readonly PackageFacts[],
  automatic: ReadonlySet<string>,
): PackageFacts[] {
  return packages.map(found => ({
    ...found,
    isAutomatic:
      automatic.has(found.name) ||
      automatic.has(`${found.name}:${found.architecture}`) ||
      // apt writes the machine's own where dpkg says that any will do.
      (found.architecture === 'all' && hasAnyOf(automatic, found.name)),
  }));
}

const ARCHITECTURES = [
  'amd64',
  'arm64',
  'i386',
  'armhf',
  'armel',
  'ppc64el',
  's390x',
  'riscv64',
  'mips64el',
  'all',
];

function hasAnyOf(automatic: ReadonlySet<string>, name: string): boolean {
  return ARCHITECTURES.some(architecture =>
    automatic.has(`${name}:${architecture}`),
  );
}

/** The third word of `Status` tells what is there now. */
function isInstalled(status: string | undefined): boolean {
  const state = status?.split(' ')[2];
  return (
    status === undefined ||
    (state !== 'not-installed' && state !== 'config-files')
  );
}

/** `libc6 (>= 2.34), a | b:any` names libc6, a and b. */
function names(relation: string | undefined): string[] {
  if (!relation) {
    return [];
  }
  const found = new Set<string>();
  for (const part of relation.split(/[,|]/)) {
    const name = /^\s*([A-Za-z0-9][A-Za-z0-9.+-]*)/.exec(part)?.[1];
    if (name !== undefined) {
      found.add(name);
    }
  }
  return [...found];
}
