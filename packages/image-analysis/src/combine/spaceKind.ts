import { ImageDescription, LayerDescription } from '../model';
import { SpaceKind } from './ContentsSummary';
import { FileVersion, ImageContents } from './ImageContents';
import { TraitReader } from './traits/TraitReader';

/** Where distributions install packages; the rest is for everybody else. */
const DISTRIBUTION =
  /^(?:bin|boot|lib|lib32|lib64|libx32|sbin|etc|var\/lib|var\/cache|usr\/(?:bin|games|include|lib|lib32|lib64|libexec|libx32|sbin|share))\//;

/** Directories of libraries that are the distribution's where they are there. */
const OF_DISTRIBUTION = /^usr\/(?:lib|lib64|share)\//;

/** Directories that hold a Java program's libraries beside it. */
const JAVA_LIBRARIES =
  /(?:^|\/)(?:lib|libs|dependency|dependencies|BOOT-INF\/lib|WEB-INF\/lib)\/[^/]+\.jar$/;

const GEMS = 'usr/local/bundle/';

/**
 * Tells what live files are for, so that it can be said what takes the space.
 * What a path is known for decides first, then whose libraries it is among,
 * then who brought it: a distribution's package or what the image is about.
 */
export class SpaceReader {
  private readonly traits = new TraitReader();
  private readonly hasPackages: boolean;
  /** Layers that brought packages, by whatever instruction: a whole system. */
  private readonly withPackages: ReadonlySet<number | undefined>;

  constructor(
    private readonly image: ImageDescription,
    contents: ImageContents,
  ) {
    this.hasPackages = contents.packages.length > 0;
    this.withPackages = new Set(contents.packages.map(one => one.layer));
  }

  kindOf({ path, trait, layer }: FileVersion): SpaceKind {
    if (trait !== undefined) {
      return trait.family === 'churn' ? 'system' : trait.family;
    }
    if (this.isDependency(path)) {
      return 'dependencies';
    }
    const owner = this.image.layers[layer];
    const isCopy = isCopied(owner) && !this.withPackages.has(layer);
    if (DISTRIBUTION.test(path) && !isCopy) {
      return this.hasPackages ? 'packages' : 'system';
    }
    // Runtimes that a base brings beside its packages: `usr/local/bin/node`.
    return owner?.fromBase === true ? 'system' : 'application';
  }

  private isDependency(path: string): boolean {
    const { isLibrary } = this.traits.directoryOf(path);
    return (
      path.startsWith(GEMS) ||
      (isLibrary && !OF_DISTRIBUTION.test(path)) ||
      (!DISTRIBUTION.test(path) &&
        path.endsWith('.jar') &&
        JAVA_LIBRARIES.test(path))
    );
  }
}

/** Put there by the image's own COPY or ADD: no package manager did. */
function isCopied(layer: LayerDescription | undefined): boolean {
  const keyword = layer?.instruction?.keyword;
  return (
    layer !== undefined &&
    layer.fromBase !== true &&
    (keyword === 'COPY' || keyword === 'ADD')
  );
}
