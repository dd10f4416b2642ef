import {
  ElfFacts,
  LayerContents,
  NodeManifest,
  SecretSighting,
} from '../contents/LayerContents';
import { FileVersion } from './ImageContents';
import { LayerPass } from './LayerPass';
import { LiveTree } from './LiveTree';
import { TraitReader } from './traits/TraitReader';

/** A fact of a layer and the version of the file that it is about. */
export interface FileFact<T> {
  version: FileVersion;
  fact: T;
}

/**
 * Lays layers over each other, bottom up, and remembers every version of every
 * regular file: which layer owns it, and which one hid it and how.
 */
export class LayerStack {
  readonly tree = new LiveTree();
  readonly traits = new TraitReader();
  /** Whose `id` is its index. */
  readonly files: FileVersion[] = [];
  readonly executables: FileFact<ElfFacts>[] = [];
  readonly secrets: FileFact<SecretSighting>[] = [];
  readonly nodeManifests: FileFact<NodeManifest>[] = [];
  readonly texts: FileFact<string>[] = [];
  /**
   * All live paths of versions that have, or once had, more than one: what a
   * hard link shows stays live until its last name is gone.
   */
  private readonly names = new Map<FileVersion, Set<string>>();

  /** Lays a layer over all those below. */
  add(layer: number, contents: LayerContents): void {
    new LayerPass(this, this.names, layer).apply(contents);
  }

  isHardLinked(version: FileVersion | undefined): boolean {
    return version !== undefined && (this.names.get(version)?.size ?? 0) > 1;
  }
}
