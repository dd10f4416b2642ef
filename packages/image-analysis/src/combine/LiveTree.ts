import { EntryType } from '../contents/LayerContents';
import { FileVersion } from './ImageContents';

/** A path that is live and no directory. */
export interface LiveNode {
  type: Exclude<EntryType, 'directory'>;
  /** Layer that wrote the path. */
  layer: number;
  /** Of a regular file, and of a hard link whose target is known. */
  version: FileVersion | undefined;
  /** As the tar has it. */
  linkTarget: string | undefined;
}

/** A live directory. */
export interface LiveDirectory {
  /** `''` is the root. */
  path: string;
  parent?: LiveDirectory;
  name: string;
  /** Layer that wrote it first, implied by what it holds if need be. */
  layer: number;
  nodes: Map<string, LiveNode>;
  directories: Map<string, LiveDirectory>;
}

/**
 * What an image shows while its layers are laid over each other. Symbolic links
 * are not followed: a path is what the tars call it.
 */
export class LiveTree {
  readonly root: LiveDirectory = newDirectory('', '', 0);
  /** Directories by path, so that finding a file's own takes one look. */
  private readonly byPath = new Map<string, LiveDirectory>([['', this.root]]);

  directory(path: string): LiveDirectory | undefined {
    return this.byPath.get(path);
  }

  node(path: string): LiveNode | undefined {
    const { directory, name } = split(path);
    return this.byPath.get(directory)?.nodes.get(name);
  }

  /**
   * The directory of that path, made where it is not there. Whatever else was
   * in its place, or in that of one above it, goes to `displaced`, except for
   * symbolic links above it: whoever unpacks the tar writes through them.
   */
  ensureDirectory(
    path: string,
    layer: number,
    displaced: (path: string, node: LiveNode) => void,
  ): LiveDirectory {
    const known = this.byPath.get(path);
    if (known !== undefined) {
      return known;
    }
    const { directory, name } = split(path);
    const parent = this.ensureDirectory(directory, layer, displaced);
    const inPlace = parent.nodes.get(name);
    if (inPlace !== undefined && inPlace.type !== 'symlink') {
      parent.nodes.delete(name);
      displaced(path, inPlace);
    }
    const made = newDirectory(path, name, layer, parent);
    parent.directories.set(name, made);
    this.byPath.set(path, made);
    return made;
  }

  /** Takes what is no directory from a path that is one as well. */
  unlink(path: string): void {
    this.byPath.get(path)?.parent?.nodes.delete(split(path).name);
  }

  /** Takes a path and all below it away; tells what it took. */
  remove(path: string, removed: (path: string, node: LiveNode) => void): void {
    const { directory, name } = split(path);
    const parent = this.byPath.get(directory);
    const node = parent?.nodes.get(name);
    if (parent !== undefined && node !== undefined) {
      parent.nodes.delete(name);
      removed(path, node);
    }
    const below = parent?.directories.get(name);
    if (parent !== undefined && below !== undefined) {
      parent.directories.delete(name);
      this.empty(below, removed);
      this.byPath.delete(path);
    }
  }

  /** Takes all below a directory away; tells what it took. */
  empty(
    directory: LiveDirectory,
    removed: (path: string, node: LiveNode) => void,
  ): void {
    const waiting = [directory];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const [name, node] of next.nodes) {
        removed(join(next.path, name), node);
      }
      next.nodes.clear();
      for (const below of next.directories.values()) {
        this.byPath.delete(below.path);
        waiting.push(below);
      }
      next.directories.clear();
    }
  }

  /** All that is below a directory, directories themselves left out. */
  *nodesBelow(path: string): Generator<[path: string, node: LiveNode]> {
    const start = this.byPath.get(path);
    const waiting = start === undefined ? [] : [start];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      for (const [name, node] of next.nodes) {
        yield [join(next.path, name), node];
      }
      for (const below of next.directories.values()) {
        waiting.push(below);
      }
    }
  }
}

/** A path's directory and its name in it. */
export function split(path: string): { directory: string; name: string } {
  const slash = path.lastIndexOf('/');
  return slash < 0
    ? { directory: '', name: path }
    : { directory: path.slice(0, slash), name: path.slice(slash + 1) };
}

function join(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

function newDirectory(
  path: string,
  name: string,
  layer: number,
  parent?: LiveDirectory,
): LiveDirectory {
  return {
    path,
    name,
    layer,
    nodes: new Map(),
    directories: new Map(),
    ...(parent === undefined ? {} : { parent }),
  };
}
