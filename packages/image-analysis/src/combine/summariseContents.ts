import { ImageDescription } from '../model';
import { lockfilesOf } from '../rules/shared/lockfiles';
import { contentsGroups } from './contentsGroups';
import { ContentsSummary, SpaceKind } from './ContentsSummary';
import { FileVersion, ImageContents } from './ImageContents';
import { largestOf } from './largestOf';
import { operatingSystem } from './operatingSystem';
import { SpaceReader } from './spaceKind';
import { summariseLayers } from './summariseLayers';

const MOST_DUPLICATES = 20;
const MOST_COPIES = 10;
const MOST_GROUPS = 50;
const MOST_HIDDEN_FILES = 50;
const MOST_FILES = 20;
const MOST_PACKAGES = 20;
const MOST_EXECUTABLES = 20;

/** @public */
export interface SummariseContentsOptions {
  contents: ImageContents;
  /** The image that they are of. */
  image: ImageDescription;
}

/**
 * Says what is in an image in a bounded, plain form, to be stored and shown.
 * `space` adds up to the live bytes exactly.
 *
 * @public
 */
export function summariseContents(
  options: SummariseContentsOptions,
): ContentsSummary {
  const { contents, image } = options;
  const { files } = contents;
  const isLive = ({ hidden }: FileVersion) => hidden === undefined;
  const uncompressedBytes = uncompressedOf(contents);
  const system = operatingSystem(contents.texts);
  return {
    version: 1,
    isComplete: contents.isComplete,
    ...(uncompressedBytes === undefined ? {} : { uncompressedBytes }),
    fileBytes: contents.fileBytes,
    liveBytes: contents.liveBytes,
    hidden: { ...contents.hidden },
    ownHidden: { ...contents.ownHidden },
    hiddenBaseBytes: contents.hiddenBaseBytes,
    wastedBytes: contents.wastedBytes,
    wastedCompressedBytes: contents.wastedCompressedBytes,
    efficiency: contents.efficiency,
    dive: { ...contents.dive },
    duplicateBytes: contents.duplicates.reduce(
      (sum, { wastedBytes }) => sum + wastedBytes,
      0,
    ),
    duplicates: contents.duplicates
      .slice(0, MOST_DUPLICATES)
      .map(({ bytes, copies }) => ({
        bytes,
        paths: copies.slice(0, MOST_COPIES).map(id => files[id].path),
        copyCount: copies.length,
      })),
    space: spaceOf(contents, image),
    groups: contentsGroups(contents, MOST_GROUPS),
    hiddenFiles: largestOf(
      files.filter(file => !isLive(file)),
      bytesOf,
      MOST_HIDDEN_FILES,
    ).flatMap(({ path, bytes, layer, hidden }) =>
      hidden
        ? [{ path, bytes, how: hidden.how, layer, hiddenBy: hidden.by }]
        : [],
    ),
    largestFiles: largestOf(files.filter(isLive), bytesOf, MOST_FILES).map(
      ({ path, bytes, layer }) => ({ path, bytes, layer }),
    ),
    packages: packagesOf(contents),
    largestPackages: largestOf(
      contents.packages,
      ({ installedBytes }) => installedBytes,
      MOST_PACKAGES,
    ).map(({ name, version, installedBytes }) => ({
      name,
      version,
      installedBytes,
    })),
    ...(contents.packagesIncomplete === undefined
      ? {}
      : { packagesIncomplete: contents.packagesIncomplete }),
    executables: executablesOf(contents),
    ...(system === undefined ? {} : { operatingSystem: system }),
    layers: summariseLayers(contents),
    lockfiles: lockfilesOf(contents),
  };
}

function bytesOf({ bytes }: { bytes: number }): number {
  return bytes;
}

function uncompressedOf({ layers }: ImageContents): number | undefined {
  let sum = 0;
  for (const { uncompressedBytes } of layers) {
    if (uncompressedBytes === undefined) {
      return undefined;
    }
    sum += uncompressedBytes;
  }
  return sum;
}

function spaceOf(
  contents: ImageContents,
  image: ImageDescription,
): ContentsSummary['space'] {
  const reader = new SpaceReader(image, contents);
  const space = new Map<SpaceKind, number>();
  for (const file of contents.files) {
    if (file.hidden === undefined && file.bytes > 0) {
      const kind = reader.kindOf(file);
      space.set(kind, (space.get(kind) ?? 0) + file.bytes);
    }
  }
  return [...space]
    .map(([kind, bytes]) => ({ kind, bytes }))
    .sort((one, other) => other.bytes - one.bytes);
}

function packagesOf({ packages }: ImageContents): ContentsSummary['packages'] {
  const managers = new Map<string, ContentsSummary['packages'][number]>();
  for (const { manager, installedBytes } of packages) {
    const known = managers.get(manager) ?? {
      manager,
      count: 0,
      installedBytes: 0,
    };
    known.count += 1;
    known.installedBytes += installedBytes;
    managers.set(manager, known);
  }
  return [...managers.values()];
}

function executablesOf({
  executables,
}: ImageContents): ContentsSummary['executables'] {
  return largestOf(
    executables.filter(elf => elf.symbolBytes + elf.debugBytes > 0),
    elf => elf.symbolBytes + elf.debugBytes,
    MOST_EXECUTABLES,
  ).map(elf => ({
    path: elf.path,
    bytes: elf.bytes,
    architecture: elf.architecture,
    linkage: elf.linkage,
    ...(elf.language === undefined ? {} : { language: elf.language }),
    symbolBytes: elf.symbolBytes,
    debugBytes: elf.debugBytes,
  }));
}
