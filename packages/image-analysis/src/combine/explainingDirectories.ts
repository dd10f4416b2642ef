import { split } from './LiveTree';

/** A directory and the weight of all that is below it. */
export interface WeighedDirectory {
  path: string;
  weight: number;
}

export interface ExplainingDirectoriesOptions {
  /** Files and what each weighs; a weight is never negative. */
  files: Iterable<readonly [path: string, weight: number]>;
  /** How many directories at most. */
  limit: number;
  /** Share of the whole below which one is left out. Default 0. */
  leastShare?: number;
}

interface Directory {
  path: string;
  weight: number;
  below: Directory[];
}

/** Below this share of its directory, one does not speak for itself. */
const LEAST_SHARE = 0.1;
/** Directories within must speak for so much before their own is left out. */
const EXPLAINED_SHARE = 0.8;

/**
 * The directories that explain most of a weight, heaviest first, none inside
 * another. From the root down, a directory stands for all below it, unless a
 * few within it already stand for nearly all of it: then these do.
 */
export function explainingDirectories(
  options: ExplainingDirectoriesOptions,
): WeighedDirectory[] {
  const root = weigh(options.files);
  const floor = root.weight * (options.leastShare ?? 0);
  const chosen: Directory[] = [];
  // The root itself explains nothing.
  const waiting = [...root.below];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const heavy = heavyOnes(next);
    if (heavy.length > 0) {
      waiting.push(...heavy);
    } else if (next.weight > 0 && next.weight >= floor) {
      chosen.push(next);
    }
  }
  return chosen
    .sort((a, b) => b.weight - a.weight || (a.path < b.path ? -1 : 1))
    .slice(0, options.limit)
    .map(({ path, weight }) => ({ path, weight }));
}

function heavyOnes({ weight, below }: Directory): Directory[] {
  const heavy = below.filter(one => one.weight >= LEAST_SHARE * weight);
  const explained = heavy.reduce((sum, one) => sum + one.weight, 0);
  return explained >= EXPLAINED_SHARE * weight && explained > 0 ? heavy : [];
}

function weigh(
  files: Iterable<readonly [path: string, weight: number]>,
): Directory {
  const root: Directory = { path: '', weight: 0, below: [] };
  const byPath = new Map<string, Directory>([['', root]]);
  const inOrder: [Directory, above: Directory][] = [];
  const find = (path: string): Directory => {
    const known = byPath.get(path);
    if (known !== undefined) {
      return known;
    }
    const above = find(split(path).directory);
    const made: Directory = { path, weight: 0, below: [] };
    above.below.push(made);
    byPath.set(path, made);
    inOrder.push([made, above]);
    return made;
  };
  for (const [path, weight] of files) {
    find(split(path).directory).weight += weight;
  }
  // Each was made after the one above it.
  for (const [directory, above] of inOrder.reverse()) {
    above.weight += directory.weight;
  }
  return root;
}
