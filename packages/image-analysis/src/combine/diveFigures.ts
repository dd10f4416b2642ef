import { LayerContents } from '../contents/LayerContents';
import { DiveFigures } from './ImageContents';
import { DiveStack } from './DiveStack';

/** A layer that was read, and every directory that it names or implies. */
export interface DiveLayer {
  contents: LayerContents;
  directories: ReadonlySet<string>;
}

interface PathSizes {
  sum: number;
  least: number;
  count: number;
}

/** What dive calls a leaf: a path of a layer without anything below it. */
interface Leaf {
  path: string;
  bytes: number;
}

/**
 * Follows dive 0.13 (`dive/filetree/efficiency.go`, `dive/image/analysis.go`)
 * to the letter, so that whoever moves from it finds the figures they know;
 * its mistakes are therefore kept:
 *
 * - the copy that survives counts as waste as well,
 * - a removed directory counts once, at its own path, and what it held keeps
 *   full credit,
 * - opaque directories are not looked at,
 * - a whiteout of what is not there ends the reading of its layer, in the order
 *   of names.
 *
 * Where dive divides by zero, there is no figure. Layers that were not read
 * are left out.
 */
export function diveFigures(
  layers: readonly (DiveLayer | undefined)[],
): DiveFigures {
  const paths = new Map<string, PathSizes>();
  const stack = new DiveStack();
  // Nothing but whiteouts asks what is below.
  const last = layers.findLastIndex(
    layer => (layer?.contents.whiteouts.length ?? 0) > 0,
  );
  layers.forEach((layer, index) => {
    if (layer === undefined) {
      return;
    }
    if (index === 0 && last >= 0) {
      stack.add(layer);
    }
    for (const leaf of leavesOf(layer, stack)) {
      note(paths, leaf);
    }
    if (index > 0 && index < last) {
      stack.add(layer);
    }
  });
  const userBytes = layers
    .slice(1)
    .reduce((sum, layer) => sum + fileBytes(layer?.contents), 0);
  let least = 0;
  let sum = 0;
  let wastedBytes = 0;
  for (const sizes of paths.values()) {
    least += sizes.least;
    sum += sizes.sum;
    wastedBytes += sizes.count > 1 ? sizes.sum : 0;
  }
  return {
    efficiency: sum === 0 ? 1 : least / sum,
    wastedBytes,
    userBytes,
    ...(userBytes > 0 ? { wastedUserPercent: wastedBytes / userBytes } : {}),
  };
}

function note(paths: Map<string, PathSizes>, { path, bytes }: Leaf): void {
  const known = paths.get(path);
  if (known === undefined) {
    paths.set(path, { sum: bytes, least: bytes, count: 1 });
  } else {
    known.sum += bytes;
    known.least = Math.min(known.least, bytes);
    known.count += 1;
  }
}

function leavesOf({ contents, directories }: DiveLayer, stack: DiveStack) {
  const leaves: Leaf[] = [];
  const listed = new Set<string>();
  for (const { path, bytes, type } of contents.entries) {
    if (type === 'directory') {
      listed.add(path);
    }
    if (!directories.has(path)) {
      leaves.push({ path, bytes });
    }
  }
  // Their marks are dropped, but not the directories that held them.
  for (const path of contents.opaqueDirectories) {
    if (path !== '' && !listed.has(path) && !directories.has(path)) {
      leaves.push({ path, bytes: 0 });
    }
  }
  const written = leaves.length;
  let end: string | undefined;
  for (const path of contents.whiteouts) {
    const bytes = stack.removedBytes(path);
    if (bytes === undefined) {
      const place = placeOf(whiteoutPath(path));
      end = end === undefined || place < end ? place : end;
    } else {
      leaves.push({ path, bytes });
    }
  }
  if (end === undefined) {
    return leaves;
  }
  // dive stops there; whiteouts stand under the names that they have in tars.
  const stop = end;
  return leaves.filter(({ path }, index) =>
    index < written ? placeOf(path) < stop : placeOf(whiteoutPath(path)) < stop,
  );
}

/** Orders paths as a walk over sorted directories meets them. */
function placeOf(path: string): string {
  return path.replaceAll('/', '\0');
}

function whiteoutPath(path: string): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}.wh.${path.slice(slash)}`;
}

function fileBytes(contents: LayerContents | undefined): number {
  return contents?.entries.reduce((total, { bytes }) => total + bytes, 0) ?? 0;
}
