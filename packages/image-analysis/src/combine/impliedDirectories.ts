import { LayerContents } from '../contents/LayerContents';

/**
 * All directories that a layer names or implies as parents of something, or
 * `undefined` where they are more than `limit`: paths as deep as tars allow can
 * imply thousands of directories each, more than memory holds.
 */
export function impliedDirectories(
  contents: LayerContents,
  limit: number,
): Set<string> | undefined {
  const directories = new Set<string>();
  let latest = '';
  const addParents = (path: string): void => {
    let slash = path.lastIndexOf('/');
    if (slash === latest.length && path.startsWith(latest)) {
      return;
    }
    latest = path.slice(0, Math.max(0, slash));
    while (slash > 0 && directories.size <= limit) {
      const parent = path.slice(0, slash);
      if (directories.has(parent)) {
        return;
      }
      directories.add(parent);
      slash = parent.lastIndexOf('/');
    }
  };
  for (const { path } of contents.entries) {
    addParents(path);
    if (directories.size > limit) {
      return undefined;
    }
  }
  contents.whiteouts.forEach(addParents);
  contents.opaqueDirectories.forEach(addParents);
  return directories.size > limit ? undefined : directories;
}
