import { FileVersion, ImageContents } from '../../combine/ImageContents';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { isThirdPartyPath } from '../shared/thirdPartyPath';
import { noInstructionFound } from '../shared/unknownHistory';
import { unreadReason } from '../shared/unreadLayers';
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
  | {
      state: 'present';
      confidence: Finding['confidence'];
      method: string;
      /** What shows it, as the end of a sentence. */
      evidence: string;
      files: FileVersion[];
    };

/** A compiler run by the image's own steps, which is still there. */
export const buildInFinalStage: Rule = {
  id: 'build-in-final-stage',
  version: 1,
  title: 'Built where it runs',
  family: 'hygiene',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Compilers and the libraries that only they need are most of such an image, are pulled with every deployment, and help whoever breaks in.',
  remedy:
    'Build in a stage of its own and copy the result into a small base: a multi-stage build.',
  gain: 'sum of the live files of the toolchain that ran, those of the base included',
  sources: [
    {
      name: 'Docker, Building best practices: use multi-stage builds',
      url: 'https://docs.docker.com/build/building/best-practices/#use-multi-stage-builds',
    },
    {
      name: 'hadolint issue 947',
      url: 'https://github.com/hadolint/hadolint/issues/947',
    },
  ],
  decide(input) {
    const builds = ownRunSteps(input.image).flatMap((step): Build[] => {
      const tool = step.commands
        .filter(({ isConditional }) => !isConditional)
        .map(buildTool)
        .find(one => one !== undefined);
      return tool ? [{ step, tool }] : [];
    });
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
      : noInstructionFound(input);
  },
};

function presenceOf(input: RuleInput, tool: BuildTool): Presence {
  const { contents, facts } = input;
  if (contents.known) {
    const found =
      tool.id === 'node'
        ? developmentPackages(contents.value)
        : toolchain(contents.value, tool);
    if (found) {
      return {
        state: 'present',
        confidence: 'certain',
        method: 'read in the history, measured from layer contents',
        ...found,
      };
    }
    return { state: contents.value.isComplete ? 'absent' : 'unknown' };
  }
  const variable = facts.environment.find(({ name }) =>
    tool.variables.includes(name),
  );
  return variable
    ? {
        state: 'present',
        confidence: 'likely',
        method: 'read in the history and the environment',
        evidence: `the environment has ${variable.name}, as images of the toolchain do`,
        files: [],
      }
    : { state: 'unknown' };
}

function toolchain(
  contents: ImageContents,
  tool: BuildTool,
): Pick<Presence & { state: 'present' }, 'evidence' | 'files'> | undefined {
  const files = contents.files.filter(
    ({ hidden, trait }) =>
      hidden === undefined &&
      trait?.family === 'toolchain' &&
      tool.kinds.includes(trait.kind),
  );
  const proof = files.find(({ trait }) =>
    tool.proof.includes(trait?.kind ?? ''),
  );
  return proof
    ? {
        evidence: `/${proof.trait?.root ?? proof.path} is still there`,
        files,
      }
    : undefined;
}

/** What `package.json` says is only for development, and is installed. */
function developmentPackages(
  contents: ImageContents,
): Pick<Presence & { state: 'present' }, 'evidence' | 'files'> | undefined {
  const directories = new Set<string>();
  for (const {
    path,
    dependencies,
    devDependencies,
  } of contents.nodeManifests) {
    const directory = path.slice(0, path.lastIndexOf('/') + 1);
    for (const name of devDependencies) {
      const place = `${directory}node_modules/${name}`;
      if (
        !dependencies.includes(name) &&
        contents.liveFile(`${place}/package.json`)
      ) {
        directories.add(place);
      }
    }
  }
  if (directories.size === 0) {
    return undefined;
  }
  const [first] = directories;
  return {
    evidence: `${directories.size} packages for development are still there, such as /${first}`,
    files: [...directories].flatMap(place => contents.liveBelow(place)),
  };
}

function findingOf(
  input: RuleInput,
  { step, tool }: Build,
  { evidence, files, confidence, method }: Presence & { state: 'present' },
): Finding {
  const { claims, bytes, places, placeCount } = fileClaims(files);
  const { layer } = step;
  const here: FindingPlace = { layer: layer.index };
  return {
    key: tool.id,
    title:
      bytes > 0
        ? `Built where it runs: ${bytesText(bytes)} only the build needs`
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
      change: {
        in: 'Dockerfile',
        before: layer.instruction?.text,
        after: stages(input, step, tool),
      },
    },
  };
}

/** This image's build as a stage, and a final stage with its result. */
function stages(input: RuleInput, step: RunStep, tool: BuildTool): string {
  const { image } = input;
  const base = image.base.known ? image.base.name : undefined;
  const result = resultOf(input, step) ?? tool.result;
  const directory = image.workingDir ?? '/app';
  return [
    `FROM ${base ?? '<the base of today>'} AS build`,
    '# … the steps before, as they are …',
    step.layer.instruction?.text ?? '',
    '',
    `FROM ${tool.runtime}`,
    ...(tool.id === 'node'
      ? [
          `WORKDIR ${directory}`,
          'COPY package.json package-lock.json ./',
          'RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev',
        ]
      : []),
    `COPY --from=build ${result} ${
      result.endsWith('.jar') ? '/app.jar' : result
    }`,
    ...commandLines(input, result),
  ].join('\n');
}

/** The binary that the step made, by the layer, else by `-o`. */
function resultOf({ contents }: RuleInput, step: RunStep): string | undefined {
  if (contents.known) {
    const made = contents.value.executables
      .filter(({ file, kind, path }) => {
        const version = contents.value.files[file];
        return (
          version?.layer === step.layer.index &&
          kind !== 'relocatable' &&
          !isThirdPartyPath(path) &&
          version.trait === undefined
        );
      })
      .sort((left, right) => right.bytes - left.bytes)[0];
    if (made) {
      return `/${made.path}`;
    }
  }
  for (const { args } of step.commands) {
    const at = args.indexOf('-o');
    if (at >= 0 && args[at + 1]?.startsWith('/')) {
      return args[at + 1];
    }
  }
  return undefined;
}

function commandLines({ facts }: RuleInput, result: string): string[] {
  if (result.endsWith('.jar')) {
    return ['ENTRYPOINT ["java", "-jar", "/app.jar"]'];
  }
  const list = (words: readonly string[]) =>
    `[${words.map(word => JSON.stringify(word)).join(', ')}]`;
  const { entrypoint = [], cmd = [] } = facts;
  return [
    ...(entrypoint.length > 0 ? [`ENTRYPOINT ${list(entrypoint)}`] : []),
    ...(cmd.length > 0 ? [`CMD ${list(cmd)}`] : []),
  ];
}
