import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { multiStageDockerfile } from '../shared/multiStageDockerfile';
import { ownLayers } from '../shared/ownLayers';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { isThirdPartyPath } from '../shared/thirdPartyPath';
import { noInstructionFound } from '../shared/unknownHistory';
import { unreadReason } from '../shared/unreadLayers';
import { builderBaseOf } from '../size/builderBases';
import { entryProgram, startWords } from '../size/entryProgram';
import { Finding, FindingPlace, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { BuildTool, buildTool } from './buildTools';

interface Build {
  step: RunStep;
  tool: BuildTool;
}

/** Whether what a build needs is still in the image. */
type Presence =
  | { state: 'absent' }
  | { state: 'unknown' }
  | ({ state: 'present' } & Evidence);

interface Evidence {
  confidence: Finding['confidence'];
  method: string;
  /** What shows it, as the end of a sentence. */
  evidence: string;
  files: FileVersion[];
}

/** A compiler run by the image's own steps, which is still there. */
export const buildInFinalStage: Rule = {
  id: 'build-in-final-stage',
  version: 1,
  title: 'Built where it runs',
  family: 'hygiene',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Compilers, and the libraries that only they need, are most of such an image. They are pulled with every deployment, and help whoever breaks in.',
  remedy:
    'Build in a stage of its own and copy the result into a small base: a multi-stage build.',
  gain: 'sum of the live files of the toolchain that ran',
  sources: [
    {
      name: 'Docker, Building best practices: use multi-stage builds',
      url: 'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
    },
    {
      name: 'hadolint issue 947',
      url: 'https://github.com/hadolint/hadolint/issues/947',
    },
    { name: 'Builder pattern (2018)' },
  ],
  decide(input) {
    const { image } = input;
    const base = builderBaseOf(image);
    const builds = ownRunSteps(image).flatMap((step): Build[] => {
      const tool = step.commands
        .filter(({ isConditional }) => !isConditional)
        .map(buildTool)
        .find(one => one !== undefined);
      return tool ? [{ step, tool }] : [];
    });
    if (builds.length === 0) {
      return noInstructionFound(input);
    }
    if (base) {
      return {
        state: 'not-applicable',
        reason: `the base is ${base.builder.toolchain}; that it is shipped is judged by build-base-shipped`,
      };
    }
    if (
      startWords(image).some(word => /^(?:go|cargo|mvn|gradle)$/.test(word))
    ) {
      return {
        state: 'not-applicable',
        reason: 'the image is made to run the toolchain',
      };
    }
    // The last step of each tool makes the program, as a rule.
    const byTool = new Map(builds.map(build => [build.tool.id, build]));
    const findings: Finding[] = [];
    let isOpen = false;
    for (const build of byTool.values()) {
      const presence = presenceOf(input, build.tool);
      if (presence.state === 'present') {
        findings.push(findingOf(input, build, presence));
      }
      isOpen ||= presence.state === 'unknown';
    }
    if (findings.length > 0) {
      return { state: 'found', findings };
    }
    return isOpen
      ? { state: 'undecided', missing: 'contents', reason: unreadReason(input) }
      : { state: 'passed' };
  },
};

function presenceOf({ contents, image }: RuleInput, tool: BuildTool): Presence {
  if (!contents.known) {
    const installing = ownLayers(image).find(
      ({ kind }) => kind === 'toolchain',
    );
    return installing
      ? {
          state: 'present',
          confidence: 'likely',
          method: 'read in the history',
          evidence: `nothing removes what ${layerName(installing)} installs`,
          files: [],
        }
      : { state: 'unknown' };
  }
  const files = contents.value.files.filter(
    ({ hidden, trait }) =>
      hidden === undefined &&
      trait?.family === 'toolchain' &&
      tool.kinds.includes(trait.kind),
  );
  const proof = files.find(({ trait }) =>
    tool.proof.includes(trait?.kind ?? ''),
  );
  if (!proof) {
    return { state: contents.value.isComplete ? 'absent' : 'unknown' };
  }
  return {
    state: 'present',
    confidence: 'certain',
    method: 'read in the history, measured from layer contents',
    evidence: `/${proof.trait?.root ?? proof.path} is still there`,
    files,
  };
}

function findingOf(
  input: RuleInput,
  { step, tool }: Build,
  { evidence, files, confidence, method }: Evidence,
): Finding {
  const { claims, bytes, places, placeCount } = fileClaims(files);
  const { layer } = step;
  const here: FindingPlace = { layer: layer.index };
  const change = changeOf(input, layer, tool);
  return {
    key: tool.id,
    title:
      bytes > 0
        ? `Built where it runs: ${bytesText(bytes)} that only the build needs`
        : 'Built where it runs',
    seen: `${layerName(layer)} builds the program, and ${evidence}.`,
    confidence,
    method,
    places: [here, ...places].slice(0, 20),
    placeCount: placeCount + 1,
    ...(claims.length > 0 && {
      claims,
      gainHow:
        'sum of the live files of the toolchain, compressed as their layers are',
    }),
    remedy: {
      text: `Make the steps up to the build a stage of its own, and let the final one copy the result onto ${tool.runtime} or another small base.`,
      change,
    },
  };
}

function changeOf(
  { contents, image }: RuleInput,
  layer: LayerDescription,
  tool: BuildTool,
): Finding['remedy']['change'] {
  const result = contents.known
    ? programOf(contents.value, layer) ??
      entryProgram(image, contents.value)?.path
    : undefined;
  const start = startWords(image)[0];
  const artefact =
    result === undefined && start?.startsWith('/')
      ? start
      : result && `/${result}`;
  const change =
    artefact === undefined
      ? undefined
      : multiStageDockerfile({
          image,
          buildBase:
            (image.base.known ? image.base.name : undefined) ??
            '<the base of today>',
          runtimeBase: tool.runtime,
          artefacts: [artefact],
        });
  return change && { in: 'Dockerfile', ...change };
}

/** The largest program that a step made. */
function programOf(
  contents: ImageContents,
  layer: LayerDescription,
): string | undefined {
  return contents.executables
    .filter(({ file, kind, path }) => {
      const version = contents.files[file];
      return (
        version?.layer === layer.index &&
        version.trait === undefined &&
        kind !== 'relocatable' &&
        !isThirdPartyPath(path)
      );
    })
    .sort((left, right) => right.bytes - left.bytes)[0]?.path;
}
