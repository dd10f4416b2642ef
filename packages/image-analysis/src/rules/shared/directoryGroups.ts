/** A directory (or single file) that stands for files. */
export interface DirectoryGroup {
  path: string;
  bytes: number;
  fileCount: number;
}

interface Node {
  path: string;
  depth: number;
  bytes: number;
  fileCount: number;
  children: Map<string, Node>;
}

/** Directories deeper than this are not taken apart. */
const SPLIT_ABOVE = 2;
const DEEPEST = 64;

/**
 * Tells files by the directories that hold them, largest first: descends as
 * long as there is only one way, and takes apart what lies near the root, so
 * that `var/lib/apt/lists` is named and not `var`.
 */
export function directoryGroups(
  files: readonly { path: string; bytes: number }[],
): DirectoryGroup[] {
  const root = nodeAt('', 0);
  for (const { path, bytes } of files) {
    let node = root;
    addTo(node, bytes);
    const parts = path.split('/').slice(0, DEEPEST);
    for (const part of parts) {
      let child = node.children.get(part);
      if (!child) {
        child = nodeAt(
          node.path === '' ? part : `${node.path}/${part}`,
          node.depth + 1,
        );
        node.children.set(part, child);
      }
      addTo(child, bytes);
      node = child;
    }
  }
  const groups = files.length === 0 ? [] : groupsOf(root);
  return groups.sort(
    (left, right) =>
      right.bytes - left.bytes || (left.path < right.path ? -1 : 1),
  );
}

function groupsOf(node: Node): DirectoryGroup[] {
  let at = node;
  while (at.children.size === 1) {
    [at] = at.children.values();
  }
  if (at.depth < SPLIT_ABOVE && at.children.size > 0) {
    return [...at.children.values()].flatMap(groupsOf);
  }
  const { path, bytes, fileCount } = at;
  return [{ path, bytes, fileCount }];
}

function nodeAt(path: string, depth: number): Node {
  return { path, depth, bytes: 0, fileCount: 0, children: new Map() };
}

function addTo(node: Node, bytes: number): void {
  node.bytes += bytes;
  node.fileCount += 1;
}
