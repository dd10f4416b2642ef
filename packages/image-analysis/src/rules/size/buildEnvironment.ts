import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { RunStep, ownRunSteps, runStepOf } from '../shared/runSteps';
import { buildOnlyLayers } from './buildPackages';
import {
  BUILDER_BASES,
  BuilderBase,
  builderBaseOf,
  hasBuilder,
} from './builderBases';
import { entryProgram } from './entryProgram';
import { bytesOf, ownLiveFiles } from './liveFiles';
import { isNeededAnywhere } from './neededAnywhere';

const LEAST_TOOLCHAIN_BYTES = 20_000_000;

/** An image that its program was built in, and what of it only builds. */
export interface BuildEnvironment {
  builder: BuilderBase;
  /** Of the base, where the toolchain is the base's. */
  tag?: string;
  /** Whether the toolchain is the base's, or installed by the image itself. */
  isBase: boolean;
  /** Own RUNs that build. */
  steps: RunStep[];
  /** What the image starts, where that is the image's own. */
  program?: FileVersion;
  /** Whether the program can do without all of the base. */
  isStatic: boolean;
  /** What the program does not need, as far as that is sure. */
  files: FileVersion[];
}

/**
 * Recognises an image that its program was built in: by a toolchain in the
 * base or, for a static program, in the image's own layers.
 */
export function buildEnvironmentOf(
  image: ImageDescription,
  contents: ImageContents,
): BuildEnvironment | undefined {
  const entry = entryProgram(image, contents);
  const program =
    entry &&
    image.layers[entry.layer]?.fromBase !== true &&
    entry.trait?.family !== 'toolchain'
      ? entry
      : undefined;
  const elf = contents.executables.find(({ file }) => file === program?.id);
  const isStatic = elf?.linkage === 'static' && isAlone(image, contents);
  const base = builderBaseOf(image);
  if (base && hasBuilder(contents, base.builder)) {
    const steps = stepsOf(image, base.builder);
    // Without a program of its own it is an image to build in.
    return steps.length > 0 || program
      ? {
          ...base,
          isBase: true,
          steps,
          program,
          isStatic,
          files: isStatic
            ? neededByNobody(image, contents, program)
            : toolchainOfBase(image, contents),
        }
      : undefined;
  }
  const builder = BUILDER_BASES.find(one => stepsOf(image, one).length > 0);
  const isBuiltHere =
    program !== undefined &&
    runStepOf(image.layers[program.layer]) !== undefined;
  return builder &&
    isStatic &&
    isBuiltHere &&
    ownToolchainBytes(image, contents) >= LEAST_TOOLCHAIN_BYTES
    ? {
        builder,
        isBase: false,
        steps: stepsOf(image, builder),
        program,
        isStatic,
        files: neededByNobody(image, contents, program),
      }
    : undefined;
}

function stepsOf(image: ImageDescription, builder: BuilderBase): RunStep[] {
  return ownRunSteps(image).filter(({ commands }) =>
    commands.some(builder.builds),
  );
}

function ownToolchainBytes(
  image: ImageDescription,
  contents: ImageContents,
): number {
  return bytesOf(
    ownLiveFiles(image, contents, ({ trait }) => trait?.family === 'toolchain'),
  );
}

function toolchainOfBase(
  image: ImageDescription,
  contents: ImageContents,
): FileVersion[] {
  return contents.files.filter(
    ({ layer, hidden, trait }) =>
      image.layers[layer]?.fromBase === true &&
      hidden === undefined &&
      trait?.family === 'toolchain',
  );
}

/**
 * What a static program can do without: the base, layers that only install
 * what builds, and toolchains and caches elsewhere. Whatever else the image
 * copies or makes, it may read.
 */
function neededByNobody(
  image: ImageDescription,
  contents: ImageContents,
  program: FileVersion | undefined,
): FileVersion[] {
  const buildOnly = buildOnlyLayers(image);
  return contents.files.filter(
    file =>
      file !== program &&
      !isNeededAnywhere(file.path) &&
      (image.layers[file.layer]?.fromBase === true ||
        buildOnly.has(file.layer) ||
        file.trait?.family === 'toolchain' ||
        file.trait?.family === 'cache'),
  );
}

/** Whether nothing else that this image adds to run needs libraries. */
function isAlone(image: ImageDescription, contents: ImageContents): boolean {
  const buildOnly = buildOnlyLayers(image);
  return !contents.executables.some(({ file: id, linkage }) => {
    const file = contents.files[id];
    return (
      linkage !== 'static' &&
      file !== undefined &&
      image.layers[file.layer]?.fromBase !== true &&
      !buildOnly.has(file.layer) &&
      file.trait === undefined
    );
  });
}
