import { createHash } from 'node:crypto';
import type { LayerContents, LayerEntry } from './LayerContents';

/** Goes into every key: keys that other fields make must not equal these. */
const FORM = 1;

/**
 * Names what a layer holds, whenever and however often it was built: equal for
 * two layers that add the same files (path, type, length, contents, mode,
 * owner, target of links) and remove the same ones, in any order of the tar.
 * Times are left out, and with them all by which a step that was merely
 * repeated tells itself from its forerunner.
 *
 * A file that was not read to its end, and so has no hash, may hold anything:
 * a layer with such a file equals nothing but itself.
 *
 * @returns `sha256:` and 64 hexadecimal digits.
 * @public
 */
export function contentKeyOf(contents: LayerContents): string {
  const { entries, whiteouts, opaqueDirectories } = contents;
  const key = createHash('sha256');
  const add = (...fields: unknown[]) => key.update(JSON.stringify(fields));
  add('layer', FORM);
  if (entries.some(isUnread)) {
    add('blob', contents.digest);
  }
  for (const entry of [...entries].sort(byPath)) {
    add(
      entry.type,
      entry.path,
      entry.bytes,
      entry.mode,
      entry.uid,
      entry.gid,
      entry.hash ?? '',
      entry.linkTarget ?? '',
    );
  }
  for (const path of [...whiteouts].sort()) {
    add('removed', path);
  }
  for (const path of [...opaqueDirectories].sort()) {
    add('opaque', path);
  }
  return `sha256:${key.digest('hex')}`;
}

function isUnread({ type, bytes, hash }: LayerEntry): boolean {
  return type === 'file' && bytes > 0 && hash === undefined;
}

/** By code unit: the same on every machine. */
function byPath(left: LayerEntry, right: LayerEntry): number {
  if (left.path === right.path) {
    return 0;
  }
  return left.path < right.path ? -1 : 1;
}
