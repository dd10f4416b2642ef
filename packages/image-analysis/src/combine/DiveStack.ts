import { LayerContents } from '../contents/LayerContents';
import { split } from './LiveTree';

interface DiveNode {
  bytes: number;
  isDirectory: boolean;
  /** Absent where it never held anything: most nodes are files. */
  below?: Map<string, DiveNode>;
}

/**
 * What dive takes for the stack of layers below a whiteout. It is not what the
 * image shows: opaque directories take nothing away, what was below a directory
 * stays below the file that replaces it, and a directory that a layer implies
 * without listing it is none.
 */
export class DiveStack {
  private readonly root = newNode();
  private readonly byDirectory = new Map<string, DiveNode>([['', this.root]]);

  add(layer: {
    contents: LayerContents;
    directories: ReadonlySet<string>;
  }): void {
    for (const path of layer.contents.whiteouts) {
      this.remove(path);
    }
    for (const path of layer.directories) {
      const implied = this.node(path);
      implied.bytes = 0;
      implied.isDirectory = false;
    }
    for (const path of layer.contents.opaqueDirectories) {
      this.node(path);
    }
    for (const { path, bytes, type } of layer.contents.entries) {
      const node = this.node(path, type === 'directory');
      node.bytes = bytes;
      node.isDirectory = type === 'directory';
    }
  }

  /** What a whiteout adds; `undefined` where there is nothing to remove. */
  removedBytes(path: string): number | undefined {
    const node = this.find(path);
    if (node === undefined) {
      return undefined;
    }
    if (!node.isDirectory) {
      return 0;
    }
    let bytes = 0;
    const waiting = [node];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      bytes += next.bytes;
      for (const below of next.below?.values() ?? []) {
        waiting.push(below);
      }
    }
    return bytes;
  }

  private find(path: string): DiveNode | undefined {
    const { directory, name } = split(path);
    return this.byDirectory.get(directory)?.below?.get(name);
  }

  private node(path: string, isListed = true): DiveNode {
    if (path === '') {
      return this.root;
    }
    const known = this.byDirectory.get(path);
    if (known !== undefined) {
      return known;
    }
    const { directory, name } = split(path);
    const parent = this.directory(directory);
    parent.below ??= new Map();
    let node = parent.below.get(name);
    if (node === undefined) {
      node = newNode();
      parent.below.set(name, node);
    }
    if (isListed) {
      this.byDirectory.set(path, node);
    }
    return node;
  }

  private directory(path: string): DiveNode {
    return this.byDirectory.get(path) ?? this.node(path);
  }

  private remove(path: string): void {
    const { directory, name } = split(path);
    const parent = this.byDirectory.get(directory);
    const node = parent?.below?.get(name);
    if (parent === undefined || node === undefined) {
      return;
    }
    parent.below?.delete(name);
    const waiting: [string, DiveNode][] = [[path, node]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [place, gone] = next;
      if (this.byDirectory.delete(place)) {
        for (const [below, child] of gone.below ?? []) {
          waiting.push([`${place}/${below}`, child]);
        }
      }
    }
  }
}

function newNode(): DiveNode {
  return { bytes: 0, isDirectory: false };
}
