import { LayerContents } from '../contents/LayerContents';

/** The directories of a layer, and what they take of what there was room for. */
export interface ImpliedDirectories {
  directories: Set<string>;
  room: number;
}

/** What a directory takes besides its path, in characters of one. */
const DIRECTORY_ROOM = 100;

/**
 * All directories that a layer names things in, and those above them, or
 * `undefined` where they take more than `room`: the characters of their paths
 * and {@link DIRECTORY_ROOM} for each. Paths as deep as tars allow imply
 * thousands of long ones each, more than time and memory allow for.
 */
export function impliedDirectories(
  contents: LayerContents,
  room: number,
): ImpliedDirectories | undefined {
  const directories = new Set<string>();
  let taken = 0;
  let latest = '';
  const addParents = (path: string): void => {
    let slash = path.lastIndexOf('/');
    if (slash === latest.length && path.startsWith(latest)) {
      return;
    }
    latest = path.slice(0, Math.max(0, slash));
    while (slash > 0 && taken <= room) {
      const parent = path.slice(0, slash);
      if (directories.has(parent)) {
        return;
      }
      directories.add(parent);
      taken += slash + DIRECTORY_ROOM;
      slash = parent.lastIndexOf('/');
    }
  };
  for (const { path } of contents.entries) {
    addParents(path);
    if (taken > room) {
      return undefined;
    }
  }
  contents.whiteouts.forEach(addParents);
  contents.opaqueDirectories.forEach(addParents);
  return taken > room ? undefined : { directories, room: taken };
}
