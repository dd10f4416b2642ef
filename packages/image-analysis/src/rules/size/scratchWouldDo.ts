import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { readableInstruction } from '../shared/readableInstruction';
import { ownBuildSteps } from '../shared/runSteps';
import { severityOfBytes } from '../shared/severityOfBytes';
import { builderBaseOf, hasBuilder } from './builderBases';
import { entryProgram, startsWithShell } from './entryProgram';
import {
  bytesOf,
  ownLiveFiles,
  undecidedWithoutBase,
  undecidedWithoutContents,
} from './liveFiles';
import { isNeededAnywhere } from './neededAnywhere';

const FLOOR_BYTES = 500_000;
const MOST_STEPS = 40;

/** What `apk add ca-certificates tzdata` writes beside certificates and zones. */
const OF_PACKAGES =
  /^(?:usr\/(?:local\/)?share\/ca-certificates\/|etc\/ca-certificates|etc\/ssl\/|usr\/sbin\/update-ca-certificates$|usr\/share\/zoneinfo\/|etc\/apk\/|lib\/apk\/|usr\/share\/doc\/|var\/|etc\/(?:passwd|group|shadow|gshadow|subuid|subgid)-?$)/;

/** A single static program on a whole operating system. */
export const scratchWouldDo: Rule = {
  id: 'scratch-would-do',
  version: 1,
  title: 'A static program on an operating system that it does not need',
  family: 'size',
  severity: 'medium',
  needs: ['contents'],
  why: 'A statically linked program needs no file of an operating system: no shell, no C library, no packages. What is not in the image need not be pulled, and cannot be attacked.',
  remedy:
    'Base the final stage on scratch, or on distroless static, and copy the program, its assets and, for TLS, the certificates.',
  gain: 'all files of the base but certificates, users and time zones, compressed as their layers are',
  sources: [
    {
      name: 'Docker, Base images: scratch',
      url: 'https://docs.docker.com/build/building/base-images/#create-a-minimal-base-image-using-scratch',
    },
    { name: 'Docker workshop (2019); Builder pattern (2018)' },
  ],
  decide(input) {
    const { image } = input;
    if (!image.base.known) {
      return undecidedWithoutBase(image);
    }
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents?.isComplete) {
      return undecidedWithoutContents(input);
    }
    const program = entryProgram(image, contents);
    if (!program || startsWithShell(image)) {
      return { state: 'passed' };
    }
    const builder = builderBaseOf(image);
    if (
      (builder && hasBuilder(contents, builder.builder)) ||
      !isAlone(input, contents, program)
    ) {
      return { state: 'passed' };
    }
    const files = contents.files.filter(
      ({ layer, path }) =>
        image.layers[layer]?.fromBase === true && !isNeededAnywhere(path),
    );
    const bytes = bytesOf(files);
    if (bytes < FLOOR_BYTES) {
      return { state: 'passed' };
    }
    const { claims, places, placeCount } = fileClaims(files);
    const name =
      image.base.known && image.base.name
        ? `\`${image.base.name}\``
        : 'The base';
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${bytesText(bytes)} of base under a static program`,
          seen: `/${program.path} (${bytesText(
            program.bytes,
          )}) is statically linked and is all that this image adds. ${name} brings ${bytesText(
            bytes,
          )} that it does not need.`,
          severity: severityOfBytes({ bytes, contents }),
          confidence: 'likely',
          method: 'measured from layer contents and ELF headers',
          places,
          placeCount,
          claims,
          gainHow:
            'all files of the base but certificates, users and time zones',
          remedy: {
            text: 'Base the final stage on `scratch`, or on `gcr.io/distroless/static-debian12` where it needs certificates, users or time zones. A health check by a shell or curl has to become one by the program itself.',
            change: {
              in: 'Dockerfile',
              before: dockerfileOf(input, undefined),
              after: dockerfileOf(input, 'scratch'),
            },
          },
        },
      ],
    };
  },
};

/**
 * Whether the image adds to its base nothing but the program, other static
 * programs and files that are only read.
 */
function isAlone(
  { image }: RuleInput,
  contents: ImageContents,
  program: FileVersion,
): boolean {
  if (!image.base.known || image.base.layerCount === 0) {
    return false;
  }
  const elves = new Map(contents.executables.map(one => [one.file, one]));
  if (
    image.layers[program.layer]?.fromBase === true ||
    elves.get(program.id)?.linkage !== 'static'
  ) {
    return false;
  }
  return ownLiveFiles(image, contents).every(file => {
    const elf = elves.get(file.id);
    return (
      elf?.linkage === 'static' ||
      OF_PACKAGES.test(file.path) ||
      (!elf && !isScript(file))
    );
  });
}

/** Needs an interpreter, as far as name and mode tell. */
function isScript({ path, mode, bytes }: FileVersion): boolean {
  return (
    (/\.(?:sh|bash|py|rb|pl|js|mjs|cjs|php|jar)$/.test(path) &&
      !/(?:^|\/)(?:static|public|assets|www|html|dist|templates|web)\//.test(
        path,
      )) ||
    ((mode & 0o111) !== 0 && bytes > 0 && !/\.[a-z0-9]+$/i.test(path))
  );
}

/** The image's own steps on a base: its own, or another. */
function dockerfileOf({ image }: RuleInput, other: string | undefined): string {
  const name =
    image.base.known && image.base.name ? image.base.name : '<this base>';
  const steps = ownBuildSteps(image).flatMap(({ layer, metadata }) => {
    const instruction = layer ? layer.instruction : metadata.instruction;
    // A RUN needs a shell, which scratch has not.
    return instruction && !(other && instruction.keyword === 'RUN')
      ? [readableInstruction(instruction.text)]
      : [];
  });
  return [`FROM ${other ?? name}`, ...steps.slice(0, MOST_STEPS)].join('\n');
}
