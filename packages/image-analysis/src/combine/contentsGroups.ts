import { ContentsGroup } from './ContentsSummary';
import { ImageContents } from './ImageContents';
import { largestOf } from './largestOf';

/** Files of a trait, by their root and layer; largest first. */
export function contentsGroups(
  contents: ImageContents,
  limit: number,
): ContentsGroup[] {
  const groups = new Map<string, ContentsGroup>();
  for (const { trait, layer, bytes, hidden } of contents.files) {
    if (trait === undefined) {
      continue;
    }
    const { family, kind, root } = trait;
    const key = `${family} ${kind} ${layer} ${root}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = {
        family,
        kind,
        root,
        layer,
        fileCount: 0,
        bytes: 0,
        liveBytes: 0,
      };
      groups.set(key, group);
    }
    group.fileCount += 1;
    group.bytes += bytes;
    group.liveBytes += hidden === undefined ? bytes : 0;
  }
  return largestOf(groups.values(), ({ bytes }) => bytes, limit);
}
