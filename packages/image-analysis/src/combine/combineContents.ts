import { LayerContents } from '../contents/LayerContents';
import { LayerDescription } from '../model';
import { CombinedContents } from './CombinedContents';
import { DiveLayer, diveFigures } from './diveFigures';
import { findDuplicates } from './findDuplicates';
import { HiddenBytes, ImageContents, LayerUsage } from './ImageContents';
import { impliedDirectories } from './impliedDirectories';
import { installedPackages } from './installedPackages';
import { LayerStack } from './LayerStack';
import { excusePlugAndPlay } from './plugAndPlay';
import { wastedCompressedBytes } from './wastedCompressedBytes';

/** A layer of an image and what is in it, where that was read. @public */
export interface CombineLayer {
  layer: LayerDescription;
  contents?: LayerContents;
  /** Why there are no contents. */
  unreadReason?: string;
}

/** @public */
export interface CombineContentsOptions {
  /** Bottom first. */
  layers: readonly CombineLayer[];
}

/**
 * For paths of directories, see `impliedDirectories`: room for nearly two
 * million of usual length, far more than honest images have.
 */
const ROOM = 300_000_000;

/**
 * Lays the contents of an image's layers over each other, bottom up, as the
 * overlay file system does: what a layer removes, it removes from the layers
 * below it, whatever the order of its tar; what it writes hides what was there.
 *
 * A path written again with equal contents is hidden as `metadata`; where
 * contents were not hashed, equal length and time stand for equal contents.
 * A layer that was not read hides nothing and owns nothing, and makes the
 * whole incomplete; layers that hold nothing need not be read.
 *
 * @public
 */
export function combineContents(
  options: CombineContentsOptions,
): ImageContents {
  const stack = new LayerStack();
  const usages: LayerUsage[] = [];
  const read: (LayerContents | undefined)[] = [];
  const forDive: (DiveLayer | undefined)[] = [];
  let isComplete = true;
  let room = ROOM;
  for (const [index, given] of options.layers.entries()) {
    const { contents } = given;
    const implied = contents && impliedDirectories(contents, room);
    if (contents === undefined || implied === undefined) {
      const isEmpty = contents === undefined && given.layer.isEmpty;
      isComplete &&= isEmpty;
      const reason =
        contents === undefined
          ? given.unreadReason
          : 'its paths lie in more and deeper directories than can be kept in mind';
      usages.push({
        ...newUsage(index, given.layer, isEmpty, reason),
        ...(isEmpty ? { uncompressedBytes: emptyTarBytes(given.layer) } : {}),
      });
      read.push(isEmpty ? emptyContents(given.layer) : undefined);
      forDive.push(undefined);
      continue;
    }
    room -= implied.room;
    stack.add(index, contents);
    usages.push({
      ...newUsage(index, given.layer, true, undefined),
      uncompressedBytes: contents.uncompressedBytes,
    });
    read.push(contents);
    forDive.push({ contents, directories: implied.directories });
  }
  excusePlugAndPlay(stack);
  const totals = addUp(stack, usages);
  const { packages, incomplete } = installedPackages(read, stack);
  return new CombinedContents({
    stack,
    layers: usages,
    isComplete,
    ...totals,
    wastedCompressedBytes: wastedCompressedBytes(usages, stack),
    duplicates: findDuplicates(stack.files),
    dive: diveFigures(forDive),
    packages,
    ...(incomplete === undefined ? {} : { packagesIncomplete: incomplete }),
    oddities: read.flatMap(
      (contents, layer) =>
        contents?.oddities.map(oddity => ({ ...oddity, layer })) ?? [],
    ),
  });
}

function newUsage(
  index: number,
  layer: LayerDescription,
  isRead: boolean,
  unreadReason: string | undefined,
): LayerUsage {
  return {
    index,
    digest: layer.digest,
    fromBase: layer.fromBase === true,
    isRead,
    ...(isRead ? {} : { unreadReason: unreadReason ?? 'it was not read' }),
    compressedBytes: layer.compressedBytes,
    ...(layer.uncompressedBytes === undefined
      ? {}
      : { uncompressedBytes: layer.uncompressedBytes }),
    fileCount: 0,
    fileBytes: 0,
    liveBytes: 0,
    owns: newHiddenBytes(),
    hides: newHiddenBytes(),
  };
}

function addUp(stack: LayerStack, layers: readonly LayerUsage[]) {
  const hidden = newHiddenBytes();
  const ownHidden = newHiddenBytes();
  let fileBytes = 0;
  let liveBytes = 0;
  let hiddenBaseBytes = 0;
  for (const file of stack.files) {
    const { bytes } = file;
    const owner = layers[file.layer];
    owner.fileCount += 1;
    owner.fileBytes += bytes;
    fileBytes += bytes;
    if (file.hidden === undefined) {
      owner.liveBytes += bytes;
      liveBytes += bytes;
      continue;
    }
    const { how, by } = file.hidden;
    owner.owns[how] += bytes;
    layers[by].hides[how] += bytes;
    hidden[how] += bytes;
    if (!owner.fromBase) {
      ownHidden[how] += bytes;
    } else if (!layers[by].fromBase) {
      hiddenBaseBytes += bytes;
    }
  }
  return {
    fileBytes,
    liveBytes,
    hidden,
    ownHidden,
    hiddenBaseBytes,
    wastedBytes: fileBytes - liveBytes,
    efficiency: fileBytes === 0 ? 1 : liveBytes / fileBytes,
  };
}

/** Stands for a layer that is known to hold nothing. */
function emptyContents(layer: LayerDescription): LayerContents {
  return {
    version: 1,
    digest: layer.digest,
    compressedBytes: layer.compressedBytes,
    uncompressedBytes: emptyTarBytes(layer),
    compression: 'gzip',
    entries: [],
    whiteouts: [],
    opaqueDirectories: [],
    executables: [],
    packageDatabases: [],
    secrets: [],
    nodeManifests: [],
    texts: {},
    oddities: [],
  };
}

/** Of a tar that holds nothing: the two blocks that end it. */
function emptyTarBytes({ uncompressedBytes }: LayerDescription): number {
  return uncompressedBytes ?? 1_024;
}

function newHiddenBytes(): HiddenBytes {
  return { removed: 0, rewritten: 0, metadata: 0 };
}
