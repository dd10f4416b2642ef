import { PathTrait } from '../ImageContents';

/**
 * Directories that tell what is in them: a family's kinds, each with paths from
 * the root of the image. `**` in front stands for any directories, a `*` at the
 * end of a name for any rest of it. The outermost directory of a path that
 * matches decides.
 */
export type DirectoryTable = Readonly<Record<string, readonly string[]>>;

interface Pattern {
  /** From the root of the image, not just anywhere. */
  isRooted: boolean;
  /** Names, innermost first. */
  names: readonly string[];
  family: PathTrait['family'];
  kind: string;
}

/** A directory by its name and the one above it; the root has an empty name. */
export interface NamedDirectory {
  name: string;
  above?: NamedDirectory;
}

const ANYWHERE = '**/';

/** Finds which pattern a directory matches, in time that its depth bounds. */
export class PathPatterns {
  /** By innermost name, or by the one above it where that has a `*`. */
  private readonly byName = new Map<string, Pattern[]>();
  private readonly byParent = new Map<string, Pattern[]>();

  add(family: PathTrait['family'], table: DirectoryTable): this {
    for (const [kind, paths] of Object.entries(table)) {
      for (const path of paths) {
        this.addPattern(path, family, kind);
      }
    }
    return this;
  }

  match(directory: NamedDirectory): Omit<PathTrait, 'root'> | undefined {
    const isMatch = (pattern: Pattern) => matches(pattern, directory);
    const found =
      this.byName.get(directory.name)?.find(isMatch) ??
      this.byParent.get(directory.above?.name ?? '')?.find(isMatch);
    return found && { family: found.family, kind: found.kind };
  }

  private addPattern(
    path: string,
    family: PathTrait['family'],
    kind: string,
  ): void {
    const isRooted = !path.startsWith(ANYWHERE);
    const names = (isRooted ? path : path.slice(ANYWHERE.length))
      .split('/')
      .reverse();
    const [name, parent = ''] = names;
    const isOpen = name.endsWith('*');
    const index = isOpen ? this.byParent : this.byName;
    const key = isOpen ? parent : name;
    const pattern = { isRooted, names, family, kind };
    const same = index.get(key);
    if (same === undefined) {
      index.set(key, [pattern]);
    } else {
      same.push(pattern);
    }
  }
}

function matches(
  { isRooted, names }: Pattern,
  directory: NamedDirectory,
): boolean {
  let place: NamedDirectory | undefined = directory;
  for (const name of names) {
    if (place === undefined || !isName(place.name, name)) {
      return false;
    }
    place = place.above;
  }
  return !isRooted || place?.above === undefined;
}

function isName(name: string, wanted: string): boolean {
  return wanted.endsWith('*')
    ? name.startsWith(wanted.slice(0, -1))
    : name === wanted;
}
