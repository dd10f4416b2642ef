import { ImageContents } from '../../combine/ImageContents';
import { ByteClaim, Finding, Rule, RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { multiStageDockerfile } from '../shared/multiStageDockerfile';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { severityOfBytes } from '../shared/severityOfBytes';
import { BuildEnvironment, buildEnvironmentOf } from './buildEnvironment';
import {
  BUILDER_BASES,
  BuilderBase,
  baseNameParts,
  builderBaseOf,
} from './builderBases';
import { startWords } from './entryProgram';
import {
  bytesOf,
  undecidedWithoutBase,
  undecidedWithoutContents,
} from './liveFiles';
import { toolchainLayers } from './toolchainLayers';

/** The final image is the one that the program was built in. */
export const buildBaseShipped: Rule = {
  id: 'build-base-shipped',
  version: 1,
  title: 'The final image is the build environment',
  family: 'size',
  severity: 'high',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'A program needs its compiler to be built, not to run. An image that its program was built in ships compiler, sources and caches with every deployment, and all of them can be attacked.',
  remedy:
    'Build in a first stage, and copy the result into a second one that is based on what the program needs to run.',
  gain: 'with contents: for a static program all files of the base and of what was installed to build, but certificates and time zones, otherwise the toolchain in the base; from history alone the layers that install the toolchain',
  sources: [
    {
      name: 'Docker, Multi-stage builds',
      url: 'https://docs.docker.com/build/building/multi-stage/',
    },
    { name: 'Docker workshop (2019); Builder pattern (2018)' },
  ],
  decide(input) {
    const { image } = input;
    if (!image.base.known) {
      return undecidedWithoutBase(image);
    }
    const [start = ''] = startWords(image);
    if (builderBaseOf(image)?.builder.starts.test(start)) {
      return { state: 'passed' };
    }
    if (!input.contents.known) {
      return byHistory(input);
    }
    const contents = input.contents.value;
    const environment = buildEnvironmentOf(image, contents);
    if (environment) {
      return {
        state: 'found',
        findings: [fromContents({ input, contents, environment })],
      };
    }
    return contents.isComplete
      ? { state: 'passed' }
      : undecidedWithoutContents(input);
  },
};

type Base = NonNullable<ReturnType<typeof builderBaseOf>>;

function byHistory(input: RuleInput): RuleOutcome {
  const { image } = input;
  const base = builderBaseOf(image);
  const builds = (builder: BuilderBase) =>
    ownRunSteps(image).filter(({ commands }) => commands.some(builder.builds));
  if (base) {
    const steps = builds(base.builder);
    return steps.length > 0
      ? { state: 'found', findings: [fromHistory(input, base, steps)] }
      : undecidedWithoutContents(input);
  }
  return BUILDER_BASES.some(builder => builds(builder).length > 0)
    ? undecidedWithoutContents(input)
    : { state: 'passed' };
}

function fromContents(options: {
  input: RuleInput;
  contents: ImageContents;
  environment: BuildEnvironment;
}): Finding {
  const { input, contents, environment } = options;
  const { builder, tag, isBase, isStatic, program, steps, files } = environment;
  const { claims, places, placeCount } = fileClaims(files);
  const share = program
    ? `The program itself, /${program.path}, is ${bytesText(
        program.bytes,
      )} of ${bytesText(contents.fileBytes)}: ${percent(
        program.bytes / Math.max(1, contents.fileBytes),
      )}.`
    : `${bytesText(bytesOf(files))} of ${bytesText(
        contents.fileBytes,
      )} are there to build.`;
  return {
    key: '',
    title: `${capital(builder.toolchain)} shipped with the program`,
    seen: `${
      isBase
        ? `The image is based on ${nameOf(input, builder)}.`
        : 'The program is built in the image that ships it.'
    } ${share}`,
    severity: severityOfBytes({ bytes: bytesOf(files), contents }),
    confidence: isStatic ? 'likely' : 'certain',
    method: isStatic
      ? 'measured from layer contents and ELF headers'
      : 'measured from layer contents',
    places: places.length > 0 ? places : placesOf(steps),
    placeCount: places.length > 0 ? placeCount : steps.length,
    claims,
    gainHow: isStatic
      ? 'all files of the base and of what was installed to build, but certificates and time zones, for the program is static and needs none of them'
      : 'the files of the toolchain in the base; a smaller base may save more',
    remedy: remedyOf({
      input,
      base: { builder, tag },
      isStatic,
      artefacts: program ? [`/${program.path}`] : [],
    }),
  };
}

function fromHistory(
  input: RuleInput,
  base: Base,
  steps: readonly RunStep[],
): Finding {
  const layers = toolchainLayers(input.image).filter(
    ({ fromBase }) => fromBase === true,
  );
  const claims: ByteClaim[] = layers.map(({ index, compressedBytes }) => ({
    layer: index,
    compressedBytes,
  }));
  const [start = ''] = startWords(input.image);
  return {
    key: '',
    title: `${capital(base.builder.toolchain)} shipped with the program`,
    seen: `The image is based on ${nameOf(
      input,
      base.builder,
    )}, and the program is built in it.`,
    confidence: 'likely',
    method: 'read from the history of image and base',
    places: placesOf(steps),
    placeCount: steps.length,
    ...(claims.length > 0 && {
      claims,
      gainHow: 'the layers of the base that install the toolchain',
    }),
    remedy: remedyOf({
      input,
      base,
      isStatic: false,
      artefacts: start.startsWith('/') ? [start] : [],
    }),
  };
}

function remedyOf(options: {
  input: RuleInput;
  base: Base;
  isStatic: boolean;
  artefacts: readonly string[];
}): Finding['remedy'] {
  const { input, base, isStatic, artefacts } = options;
  const { image } = input;
  const runtimeBase = isStatic ? 'scratch' : base.builder.runtime(base.tag);
  const buildBase = image.base.known ? image.base.name : undefined;
  const change =
    artefacts.length > 0 && buildBase !== undefined
      ? multiStageDockerfile({
          image,
          buildBase,
          runtimeBase,
          artefacts,
        })
      : undefined;
  return {
    text: `Build in a stage of its own and copy the result onto ${
      runtimeBase === 'scratch' ? '`scratch`' : `\`${runtimeBase}\``
    }, with whatever files the program reads when it runs.`,
    ...(change && { change: { in: 'Dockerfile' as const, ...change } }),
  };
}

function nameOf(input: RuleInput, builder: BuilderBase): string {
  return recordedName(input, builder) ?? `an image with ${builder.toolchain}`;
}

function recordedName(
  { image }: RuleInput,
  builder: BuilderBase,
): string | undefined {
  const name = image.base.known ? image.base.name : undefined;
  return name !== undefined &&
    builder.repository.test(baseNameParts(name).repository)
    ? name
    : undefined;
}

function placesOf(steps: readonly RunStep[]): Finding['places'] {
  return steps.slice(0, 20).map(({ layer }) => ({ layer: layer.index }));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`;
}

function capital(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}
