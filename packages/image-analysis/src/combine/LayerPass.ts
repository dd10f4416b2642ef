import { LayerContents, LayerEntry } from '../contents/LayerContents';
import { FileVersion, HiddenHow } from './ImageContents';
import type { FileFact, LayerStack } from './LayerStack';
import { LiveDirectory, LiveNode } from './LiveTree';

/** One layer on its way onto the stack. */
export class LayerPass {
  /** Written by this layer; not numbered before all of it is there. */
  private readonly fresh: FileVersion[] = [];
  /** Of `fresh`, what the same tar wrote over again: it never was there. */
  private readonly gone = new Set<FileVersion>();
  /** What whiteouts and opaque directories of this layer took, by path. */
  private readonly taken = new Map<string, FileVersion>();

  private latest: LiveDirectory | undefined;

  constructor(
    private readonly stack: LayerStack,
    private readonly names: Map<FileVersion, Set<string>>,
    private readonly layer: number,
  ) {}

  apply(contents: LayerContents): void {
    // These are about the layers below, wherever in the tar they stand.
    for (const path of contents.opaqueDirectories) {
      const directory = this.stack.tree.directory(path);
      if (directory !== undefined) {
        this.stack.tree.empty(directory, this.take);
      }
    }
    for (const path of contents.whiteouts) {
      this.stack.tree.remove(path, this.take);
    }
    for (const entry of contents.entries) {
      if (entry.type !== 'hardlink') {
        this.addEntry(entry);
      }
    }
    // Their targets may stand behind them.
    for (const entry of contents.entries) {
      if (entry.type === 'hardlink') {
        this.addHardLink(entry);
      }
    }
    this.number();
    this.addFacts(contents);
  }

  private readonly take = (path: string, node: LiveNode): void => {
    if (node.version !== undefined) {
      this.taken.set(path, node.version);
    }
    this.hide(path, node, 'removed');
  };

  private readonly displace = (path: string, node: LiveNode): void => {
    this.hide(path, node, 'rewritten');
  };

  private readonly bury = (path: string, node: LiveNode): void => {
    this.hide(path, node, 'removed');
  };

  private addEntry(entry: LayerEntry): void {
    const { tree } = this.stack;
    if (entry.type === 'directory') {
      tree.ensureDirectory(entry.path, this.layer, this.displace);
      tree.unlink(entry.path);
    } else if (entry.type === 'file') {
      const version = this.newVersion(entry);
      this.put(entry, version);
    } else {
      this.put(entry, undefined);
    }
  }

  private addHardLink(entry: LayerEntry): void {
    const target = this.stack.tree.node(entry.linkTarget ?? '')?.version;
    if (target === undefined || entry.linkTarget === entry.path) {
      this.put(entry, undefined);
      return;
    }
    // Before the path is put over what may be the target's only name.
    const names = this.names.get(target) ?? new Set([target.path]);
    this.names.set(target, names.add(entry.path));
    this.put(entry, target);
  }

  private newVersion(entry: LayerEntry): FileVersion {
    const { path, bytes, mode, uid } = entry;
    const version: FileVersion = {
      id: 0,
      layer: this.layer,
      path,
      bytes,
      mode,
      uid,
    };
    if (entry.modifiedAt !== undefined) {
      version.modifiedAt = entry.modifiedAt;
    }
    if (entry.hash !== undefined) {
      version.hash = entry.hash;
    }
    const trait = this.stack.traits.traitOf(path);
    if (trait !== undefined) {
      version.trait = trait;
    }
    this.fresh.push(version);
    return version;
  }

  /** Writes a path that is no directory, over whatever is there. */
  private put(entry: LayerEntry, version: FileVersion | undefined): void {
    const { path, type, linkTarget } = entry;
    if (type === 'directory') {
      return;
    }
    const { tree } = this.stack;
    const slash = path.lastIndexOf('/');
    const parent = this.parentOf(path, slash);
    const name = slash < 0 ? path : path.slice(slash + 1);
    const before = parent.nodes.get(name);
    const isSameLink = before?.type === 'symlink' && type === 'symlink';
    if (parent.directories.has(name) && !isSameLink) {
      tree.remove(path, this.bury);
    } else if (before === undefined) {
      this.retake(path, version);
    } else if (before.version !== version) {
      this.hide(path, before, howRewritten(before.version, version));
    }
    parent.nodes.set(name, { type, layer: this.layer, version, linkTarget });
  }

  /** A path's directory, which mostly is that of the one before. */
  private parentOf(path: string, slash: number): LiveDirectory {
    const { tree } = this.stack;
    const length = Math.max(0, slash);
    const { latest } = this;
    if (
      latest === undefined ||
      latest.path.length !== length ||
      !path.startsWith(latest.path) ||
      tree.directory(latest.path) !== latest
    ) {
      this.latest = tree.ensureDirectory(
        path.slice(0, length),
        this.layer,
        this.displace,
      );
    }
    return this.latest ?? tree.root;
  }

  /**
   * What was taken away and is written again at once was not removed. Builders
   * do so where a directory was deleted and made anew in one step.
   */
  private retake(path: string, version: FileVersion | undefined): void {
    const taken = this.taken.get(path);
    if (taken?.hidden !== undefined) {
      taken.hidden.how = howRewritten(taken, version);
    }
    this.taken.delete(path);
  }

  /** A path shows a version no longer. */
  private hide(path: string, node: LiveNode, how: HiddenHow): void {
    const { version } = node;
    if (version === undefined) {
      return;
    }
    const names = this.names.get(version);
    names?.delete(path);
    if (names !== undefined && names.size > 0) {
      this.rename(version, path, names);
    } else if (version.layer === this.layer) {
      this.gone.add(version);
    } else {
      version.hidden = { how, by: this.layer };
    }
  }

  /** It lives on under another of its names. */
  private rename(
    version: FileVersion,
    path: string,
    names: ReadonlySet<string>,
  ): void {
    if (version.path !== path) {
      return;
    }
    const [next = path] = names;
    version.path = next;
    const trait = this.stack.traits.traitOf(next);
    if (trait === undefined) {
      delete version.trait;
    } else {
      version.trait = trait;
    }
  }

  private number(): void {
    for (const version of this.fresh) {
      if (!this.gone.has(version)) {
        version.id = this.stack.files.length;
        this.stack.files.push(version);
      }
    }
  }

  private addFacts(contents: LayerContents): void {
    const { executables, secrets, nodeManifests, texts } = this.stack;
    this.note(contents.executables, executables, ({ path }) => path);
    this.note(contents.secrets, secrets, ({ path }) => path);
    this.note(contents.nodeManifests, nodeManifests, ({ path }) => path);
    for (const [path, fact] of Object.entries(contents.texts)) {
      this.note([fact], texts, () => path);
    }
  }

  private note<T>(
    facts: readonly T[],
    noted: FileFact<T>[],
    pathOf: (fact: T) => string,
  ): void {
    for (const fact of facts) {
      const version = this.stack.tree.node(pathOf(fact))?.version;
      if (version?.layer === this.layer) {
        noted.push({ version, fact });
      }
    }
  }
}

/**
 * Whether a path that is written again got other contents, or only another
 * owner, mode or time. Without hashes, equal lengths and times must do: whoever
 * copies a file up to change its owner or mode leaves its time as it was.
 */
function howRewritten(
  before: FileVersion | undefined,
  after: FileVersion | undefined,
): HiddenHow {
  if (
    before === undefined ||
    after === undefined ||
    before.bytes !== after.bytes
  ) {
    return 'rewritten';
  }
  if (before.hash !== undefined && after.hash !== undefined) {
    return before.hash === after.hash ? 'metadata' : 'rewritten';
  }
  return before.bytes === 0 ||
    (before.modifiedAt !== undefined && before.modifiedAt === after.modifiedAt)
    ? 'metadata'
    : 'rewritten';
}
