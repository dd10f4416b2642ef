import type { PackageFacts } from '../../LayerContents';
import { PackageList } from './PackageList';
import { linesOf } from './stanzas';

/**
 * Reads apk's `installed` file (apk-tools 2 and 3): records of lines
 * `LETTER:value` with a blank line after each. `P` name, `V` version, `A`
 * architecture, `I` installed bytes, `D` dependencies; the lines about files
 * and the rest are passed over.
 */
export function apkPackages(text: string, list: PackageList): void {
  let record: Record<string, string> = {};
  const take = () => {
    const found = toPackage(record);
    record = {};
    return found === undefined || list.add(found);
  };
  for (const line of linesOf(text)) {
    if (line === '') {
      if (!take()) {
        return;
      }
    } else if (line[1] === ':' && 'PVAID'.includes(line[0])) {
      record[line[0]] = line.slice(2);
    }
  }
  take();
}

function toPackage(record: Record<string, string>): PackageFacts | undefined {
  const { P: name, V: version, A: architecture, I: bytes, D: needs } = record;
  if (!name) {
    return undefined;
  }
  const installedBytes = Number(bytes ?? '0');
  return {
    name,
    version: version ?? '',
    ...(architecture ? { architecture } : {}),
    installedBytes:
      Number.isSafeInteger(installedBytes) && installedBytes >= 0
        ? installedBytes
        : 0,
    depends: dependencies(needs ?? ''),
    recommends: [],
  };
}

/**
 * `so:libc.musl-x86_64.so.1 busybox>=1.36 !other`: without versions; what must
 * not be there (`!`) is no dependency. `so:`, `cmd:`, `pc:` stay, as they name
 * what a package provides, not a package.
 */
function dependencies(text: string): string[] {
  const found = new Set<string>();
  for (const part of text.split(' ')) {
    const name = /^[^<>=~!@\s][^<>=~@\s]*/.exec(part)?.[0];
    if (name !== undefined) {
      found.add(name);
    }
  }
  return [...found];
}
