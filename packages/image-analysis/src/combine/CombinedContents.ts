import { EntryType } from '../contents/LayerContents';
import { FileVersion, ImageContents } from './ImageContents';
import { FileFact, LayerStack } from './LayerStack';

/** What is counted before the answers to questions are put together. */
type Figures = Omit<
  ImageContents,
  | 'files'
  | 'liveFile'
  | 'liveType'
  | 'linkTarget'
  | 'isHardLinked'
  | 'liveBelow'
  | 'executables'
  | 'secrets'
  | 'nodeManifests'
  | 'texts'
>;

/** Answers what rules and pages ask of an image's contents. */
export class CombinedContents implements ImageContents {
  readonly layers: ImageContents['layers'];
  readonly isComplete: boolean;
  readonly files: readonly FileVersion[];
  readonly fileBytes: number;
  readonly liveBytes: number;
  readonly hidden: ImageContents['hidden'];
  readonly ownHidden: ImageContents['ownHidden'];
  readonly hiddenBaseBytes: number;
  readonly wastedBytes: number;
  readonly efficiency: number;
  readonly wastedCompressedBytes: number;
  readonly duplicates: ImageContents['duplicates'];
  readonly dive: ImageContents['dive'];
  readonly executables: ImageContents['executables'];
  readonly packages: ImageContents['packages'];
  readonly packagesIncomplete?: string;
  readonly secrets: ImageContents['secrets'];
  readonly nodeManifests: ImageContents['nodeManifests'];
  readonly texts: Record<string, string>;
  readonly oddities: ImageContents['oddities'];
  private readonly stack: LayerStack;

  constructor(options: Figures & { stack: LayerStack }) {
    const { stack, packagesIncomplete } = options;
    this.stack = stack;
    this.layers = options.layers;
    this.isComplete = options.isComplete;
    this.files = stack.files;
    this.fileBytes = options.fileBytes;
    this.liveBytes = options.liveBytes;
    this.hidden = options.hidden;
    this.ownHidden = options.ownHidden;
    this.hiddenBaseBytes = options.hiddenBaseBytes;
    this.wastedBytes = options.wastedBytes;
    this.efficiency = options.efficiency;
    this.wastedCompressedBytes = options.wastedCompressedBytes;
    this.duplicates = options.duplicates;
    this.dive = options.dive;
    this.packages = options.packages;
    if (packagesIncomplete !== undefined) {
      this.packagesIncomplete = packagesIncomplete;
    }
    this.oddities = options.oddities;
    this.executables = liveOf(stack.executables).map(({ version, fact }) => ({
      ...fact,
      path: version.path,
      file: version.id,
    }));
    this.nodeManifests = liveOf(stack.nodeManifests).map(
      ({ version, fact }) => ({ ...fact, layer: version.layer }),
    );
    this.secrets = stack.secrets.map(({ version, fact }) => ({
      ...fact,
      layer: version.layer,
      isLive: version.hidden === undefined,
    }));
    this.texts = Object.fromEntries(
      liveOf(stack.texts).map(({ version, fact }) => [version.path, fact]),
    );
  }

  liveFile(path: string): FileVersion | undefined {
    return this.stack.tree.node(path)?.version;
  }

  liveType(path: string): EntryType | undefined {
    const node = this.stack.tree.node(path);
    if (node === undefined) {
      return this.stack.tree.directory(path) && 'directory';
    }
    return node.version?.path === path ? 'file' : node.type;
  }

  linkTarget(path: string): string | undefined {
    const node = this.stack.tree.node(path);
    if (node?.type !== 'hardlink' || node.version === undefined) {
      return node?.linkTarget;
    }
    return node.version.path === path ? undefined : node.version.path;
  }

  isHardLinked(id: number): boolean {
    return this.stack.isHardLinked(this.files[id]);
  }

  liveBelow(directory: string): FileVersion[] {
    const found: FileVersion[] = [];
    for (const [path, { version }] of this.stack.tree.nodesBelow(directory)) {
      if (version?.path === path) {
        found.push(version);
      }
    }
    return found;
  }
}

function liveOf<T>(facts: readonly FileFact<T>[]): FileFact<T>[] {
  return facts.filter(({ version }) => version.hidden === undefined);
}
