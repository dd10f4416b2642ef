import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { Finding, Rule, RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { packageCommand } from '../shared/packageCommand';
import { runStepOf } from '../shared/runSteps';
import { builderBaseOf } from './builderBases';
import { startWords } from './entryProgram';
import { fatBaseOf } from './fatBases';
import { filesFinding, placesText } from './filesFinding';
import {
  baseLiveFiles,
  bytesOf,
  nothingInOwnLayers,
  ownLiveFiles,
  undecidedWithoutContents,
} from './liveFiles';
import { toolchainLayers } from './toolchainLayers';
import { kindsText, seenText } from './toolchainNames';
import { toolchainRemedy } from './toolchainRemedy';

/** A few headers are no toolchain. */
const FLOOR_BYTES = 2_000_000;
/** Small bases have headers too, such as those of node. */
const BASE_FLOOR_BYTES = 20_000_000;

/** Programs that compile when they run, or are made for those who do. */
const COMPILES =
  /(?:^|\/)(?:go|cargo|gcc|make|cmake|mvnw?|gradlew?|jupyter(?:-\w+)?|start-notebook\.\w+|rstudio-server|jenkins-agent|gitlab-runner)$/;

/** Compilers, SDKs, headers and static libraries in an image that only runs. */
export const toolchainInImage: Rule = {
  id: 'toolchain-in-image',
  version: 1,
  title: 'Compiler or SDK in the image',
  family: 'size',
  severity: 'high',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Compilers, SDKs, headers and static libraries are needed to build a program, hardly ever to run it. They are often the greater part of an image, and helpful to an intruder.',
  remedy:
    'Install them in a build stage and copy the result, or remove them in the RUN that installed them.',
  gain: 'sum of the files of compilers, SDKs, headers and static libraries, compressed as their layers are',
  sources: [
    {
      name: 'Docker, Multi-stage builds',
      url: 'https://docs.docker.com/build/building/multi-stage/',
    },
    { name: 'hadolint issue 947 (asked for, not done)' },
    { name: 'Docker workshop (2019)' },
  ],
  decide(input) {
    if (!input.contents.known) {
      return byHistory(input);
    }
    const contents = input.contents.value;
    const { image } = input;
    const isToolchain = ({ trait }: FileVersion) =>
      trait?.family === 'toolchain';
    const own = ownLiveFiles(image, contents, isToolchain);
    const isChosenByName =
      builderBaseOf(image) !== undefined || fatBaseOf(image) !== undefined;
    // Bases that are known for it have rules of their own.
    const ofBase = isChosenByName
      ? []
      : baseLiveFiles(image, contents, isToolchain);
    const findings = [
      ...(bytesOf(own) >= FLOOR_BYTES
        ? [inOwnLayers(input, contents, own)]
        : []),
      ...(bytesOf(ofBase) >= BASE_FLOOR_BYTES
        ? [inBase(input, contents, ofBase)]
        : []),
    ];
    if (findings.length > 0) {
      return { state: 'found', findings };
    }
    return contents.isComplete
      ? { state: 'passed' }
      : nothingInOwnLayers(input);
  },
};

function inOwnLayers(
  input: RuleInput,
  contents: ImageContents,
  files: readonly FileVersion[],
): Finding {
  const layer = input.image.layers[fileClaims(files).layers[0]];
  const bytes = bytesText(bytesOf(files));
  return filesFinding({
    input,
    contents,
    files,
    told: {
      key: 'own',
      title: `${bytes} of ${kindsText(files)}`,
      seen: `${layerName(layer)} brings ${placesText(files)}. ${seenText(
        files,
      )}`,
      remedy: toolchainRemedy({ image: input.image, layer, contents }),
      ...severityIfUsed(input),
    },
  });
}

function inBase(
  input: RuleInput,
  contents: ImageContents,
  files: readonly FileVersion[],
): Finding {
  const { base } = input.image;
  const name = base.known && base.name ? `\`${base.name}\`` : 'The base image';
  return filesFinding({
    input,
    contents,
    files,
    told: {
      key: 'base',
      title: `${bytesText(bytesOf(files))} of ${kindsText(
        files,
      )} in the base image`,
      seen: `${name} brings ${placesText(files)}. ${seenText(files)}`,
      remedy: {
        text: 'Choose a base without them, and build in a stage of its own where something has to be compiled.',
      },
      ...severityIfUsed(input),
    },
  });
}

function byHistory(input: RuleInput): RuleOutcome {
  const { image } = input;
  if (image.history.state === 'missing') {
    return undecidedWithoutContents(input);
  }
  const suspects = toolchainLayers(image).filter(
    layer => layer.fromBase !== true && leavesToolchain(layer),
  );
  if (suspects.length === 0) {
    // A base may bring compilers unseen.
    return image.base.known && image.base.layerCount === 0
      ? { state: 'passed' }
      : undecidedWithoutContents(input);
  }
  return {
    state: 'found',
    findings: [
      {
        key: 'own',
        title: 'Compiler or SDK probably in the image',
        seen: `${layerName(suspects[0])} installs it, and does not remove it.`,
        confidence: 'guess',
        method: 'suspected from history; layer contents would tell',
        severity: severityIfUsed(input).severity ?? 'medium',
        places: suspects.slice(0, 20).map(({ index }) => ({ layer: index })),
        placeCount: suspects.length,
        remedy: toolchainRemedy({ image, layer: suspects[0] }),
      },
    ],
  };
}

/** False where the same RUN removes packages, or installs in a branch only. */
function leavesToolchain(layer: LayerDescription): boolean {
  const step = runStepOf(layer);
  if (!step) {
    return true;
  }
  const packages = step.commands.flatMap(command => {
    const read = packageCommand(command);
    return read ? [{ ...read, isConditional: command.isConditional }] : [];
  });
  return (
    !packages.some(({ action }) => action === 'remove') &&
    (packages.length === 0 ||
      packages.some(
        ({ action, isConditional }) => action === 'install' && !isConditional,
      ))
  );
}

function severityIfUsed({ image }: RuleInput): Pick<Finding, 'severity'> {
  return COMPILES.test(startWords(image)[0] ?? '') ? { severity: 'info' } : {};
}
