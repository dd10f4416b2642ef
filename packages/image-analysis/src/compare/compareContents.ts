import { explainingDirectories } from '../combine/explainingDirectories';
import {
  FileVersion,
  ImageContents,
  InstalledPackage,
} from '../combine/ImageContents';
import { split } from '../combine/LiveTree';
import { Comparison, ContentsChange } from './Comparison';

/** Rows of each list. */
const MOST_ROWS = 200;

/**
 * Compares what two images show: packages, then directories, then files.
 * Where a layer of either was not read, nothing is said: what is in it would
 * pass for added or removed.
 */
export function compareContents(
  from: ImageContents | undefined,
  to: ImageContents | undefined,
): Comparison['contents'] {
  const reason = unknownReason(from, 'first') ?? unknownReason(to, 'second');
  if (from === undefined || to === undefined || reason !== undefined) {
    return { known: false, reason: reason ?? 'contents were not read' };
  }
  const files = changedFiles(from, to);
  return {
    known: true,
    packages: largest(changedPackages(from.packages, to.packages)),
    directories: changedDirectories(files),
    files: largest(files),
    bytes: to.liveBytes - from.liveBytes,
  };
}

function unknownReason(
  contents: ImageContents | undefined,
  which: string,
): string | undefined {
  if (contents === undefined) {
    return `the layers of the ${which} image were not read`;
  }
  if (contents.isComplete) {
    return undefined;
  }
  const unread = contents.layers.find(({ isRead }) => !isRead);
  return `layer ${
    (unread?.index ?? 0) + 1
  } of the ${which} image is not known: ${
    unread?.unreadReason ?? 'it was not read'
  }`;
}

function largest(changes: ContentsChange[]): ContentsChange[] {
  return changes.sort(byChange).slice(0, MOST_ROWS);
}

/** Largest change first; of equal ones the larger, so that rebuilt ones show. */
function byChange(one: ContentsChange, other: ContentsChange): number {
  return (
    Math.abs(other.bytes) - Math.abs(one.bytes) ||
    other.toBytes - one.toBytes ||
    (one.name < other.name ? -1 : 1)
  );
}

function change(
  name: string,
  fromBytes: number | undefined,
  toBytes: number | undefined,
): ContentsChange {
  let kind: ContentsChange['kind'] = 'changed';
  if (fromBytes === undefined) {
    kind = 'added';
  } else if (toBytes === undefined) {
    kind = 'removed';
  }
  return {
    name,
    kind,
    fromBytes: fromBytes ?? 0,
    toBytes: toBytes ?? 0,
    bytes: (toBytes ?? 0) - (fromBytes ?? 0),
  };
}

function changedFiles(
  from: ImageContents,
  to: ImageContents,
): ContentsChange[] {
  const before = new Map<string, FileVersion>();
  for (const file of from.files) {
    if (file.hidden === undefined) {
      before.set(file.path, file);
    }
  }
  const changes: ContentsChange[] = [];
  for (const file of to.files) {
    if (file.hidden !== undefined) {
      continue;
    }
    const old = before.get(file.path);
    before.delete(file.path);
    if (old === undefined) {
      changes.push(change(file.path, undefined, file.bytes));
    } else if (differ(old, file)) {
      changes.push(change(file.path, old.bytes, file.bytes));
    }
  }
  for (const { path, bytes } of before.values()) {
    changes.push(change(path, bytes, undefined));
  }
  return changes;
}

/** Files that were not hashed and are equally long pass for equal. */
function differ(one: FileVersion, other: FileVersion): boolean {
  return (
    one.bytes !== other.bytes ||
    (one.hash !== undefined &&
      other.hash !== undefined &&
      one.hash !== other.hash)
  );
}

interface DirectoryBytes {
  from: number;
  to: number;
}

/**
 * The directories that explain what changed. Only files that changed count:
 * what stayed the same is left out of both sides.
 */
function changedDirectories(
  files: readonly ContentsChange[],
): ContentsChange[] {
  const chosen = explainingDirectories({
    files: files.map(({ name, fromBytes, toBytes }) => [
      name,
      // A file that was built anew changed as a whole.
      fromBytes + toBytes,
    ]),
    limit: MOST_ROWS,
  });
  const bytes = new Map(
    chosen.map(({ path }): [string, DirectoryBytes] => [
      path,
      { from: 0, to: 0 },
    ]),
  );
  for (const file of files) {
    let { directory } = split(file.name);
    let sums = bytes.get(directory);
    while (sums === undefined && directory !== '') {
      directory = split(directory).directory;
      sums = bytes.get(directory);
    }
    if (sums !== undefined) {
      sums.from += file.fromBytes;
      sums.to += file.toBytes;
    }
  }
  return largest(
    [...bytes].map(([path, { from, to }]) =>
      change(path, from === 0 ? undefined : from, to === 0 ? undefined : to),
    ),
  );
}

function changedPackages(
  from: readonly InstalledPackage[],
  to: readonly InstalledPackage[],
): ContentsChange[] {
  const keyOf = ({ manager, name, architecture }: InstalledPackage) =>
    `${manager} ${name} ${architecture ?? ''}`;
  // Kernels and the like are installed in several versions at once.
  const before = new Map<string, Map<string, InstalledPackage>>();
  for (const one of from) {
    const key = keyOf(one);
    const versions = before.get(key) ?? new Map<string, InstalledPackage>();
    before.set(key, versions.set(one.version, one));
  }
  const changes: ContentsChange[] = [];
  const others: InstalledPackage[] = [];
  for (const one of to) {
    const versions = before.get(keyOf(one));
    const same = versions?.get(one.version);
    versions?.delete(one.version);
    if (same === undefined) {
      others.push(one);
    } else if (same.installedBytes !== one.installedBytes) {
      changes.push(packageChange(same, one));
    }
  }
  for (const one of others) {
    const versions = before.get(keyOf(one));
    const [old] = versions?.values() ?? [];
    if (old !== undefined) {
      versions?.delete(old.version);
    }
    changes.push(packageChange(old, one));
  }
  for (const versions of before.values()) {
    for (const gone of versions.values()) {
      changes.push(packageChange(gone, undefined));
    }
  }
  return changes;
}

function packageChange(
  from: InstalledPackage | undefined,
  to: InstalledPackage | undefined,
): ContentsChange {
  return {
    ...change(
      to?.name ?? from?.name ?? '',
      from?.installedBytes,
      to?.installedBytes,
    ),
    ...(from === undefined ? {} : { fromVersion: from.version }),
    ...(to === undefined ? {} : { toVersion: to.version }),
  };
}
