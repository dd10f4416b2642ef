import { DuplicateGroup, FileVersion } from './ImageContents';

/**
 * Live files of equal contents, most wasteful first. Hard links are one file
 * already; empty files waste nothing.
 */
export function findDuplicates(
  files: readonly FileVersion[],
): DuplicateGroup[] {
  const first = new Map<string, FileVersion>();
  const groups = new Map<FileVersion, number[]>();
  for (const file of files) {
    if (file.hidden !== undefined || !file.hash || file.bytes === 0) {
      continue;
    }
    const known = first.get(file.hash);
    if (known === undefined) {
      first.set(file.hash, file);
    } else if (known.bytes === file.bytes) {
      const copies = groups.get(known);
      if (copies === undefined) {
        groups.set(known, [known.id, file.id]);
      } else {
        copies.push(file.id);
      }
    }
  }
  return [...groups]
    .map(([{ bytes }, copies]) => ({
      bytes,
      copies,
      wastedBytes: bytes * (copies.length - 1),
    }))
    .sort((a, b) => b.wastedBytes - a.wastedBytes);
}
