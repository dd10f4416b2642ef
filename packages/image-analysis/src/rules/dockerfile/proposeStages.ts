import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { BuildTool } from '../hygiene/buildTools';
import { RemedyChange } from '../Rule';
import { runCommands } from './runCommands';

/** Instructions that belong to the running program, not to its build. */
const RUN_TIME = new Set([
  'CMD',
  'ENTRYPOINT',
  'EXPOSE',
  'USER',
  'VOLUME',
  'HEALTHCHECK',
  'STOPSIGNAL',
  'LABEL',
]);
const MOST_LINES = 80;

/**
 * A Dockerfile of one stage, with its own lines in two: one that builds, and one
 * that holds the result. Absent where it does not tell where the result lies, or
 * is too long to be shown.
 */
export function proposeStages(
  stage: DockerfileStage,
  tool: BuildTool,
): RemedyChange | undefined {
  const { head, instructions } = stage;
  const artefact = artefactOf(stage);
  const directory = workdirOf(stage);
  const before = [head, ...instructions].map(({ text }) => text).join('\n');
  if (
    artefact === undefined ||
    // Its argument stands above the FROM, outside the stage.
    stage.from.hasVariables ||
    before.split('\n').length > MOST_LINES
  ) {
    return undefined;
  }
  const running = instructions.filter(({ keyword }) => RUN_TIME.has(keyword));
  const building = instructions.filter(({ keyword }) => !RUN_TIME.has(keyword));
  const runtime = runtimeOf(stage, tool, running);
  return {
    in: 'Dockerfile',
    before,
    after: [
      `${head.text.replace(/\s+AS\s+\S+\s*$/i, '')} AS build`,
      ...building.map(({ text }) => text),
      '',
      `FROM ${runtime}`,
      // A relative command is looked up where the program is started.
      ...(directory === undefined ? [] : [`WORKDIR ${directory}`]),
      `COPY --from=build ${artefact} ${artefact}`,
      ...running.map(({ text }) => text),
    ].join('\n'),
  };
}

/** The file that the stage's own ENTRYPOINT or CMD starts, by its whole path. */
function artefactOf({ instructions }: DockerfileStage): string | undefined {
  const last = (keyword: string) =>
    instructions.filter(one => one.keyword === keyword).at(-1);
  const start = last('ENTRYPOINT') ?? last('CMD');
  if (start?.form !== 'exec') {
    return undefined;
  }
  const jar = start.args[start.args.indexOf('-jar') + 1];
  const path = start.args.includes('-jar') ? jar : start.args[0];
  const directory = workdirOf({ instructions });
  if (path === undefined || path.includes('$')) {
    return undefined;
  }
  if (path.startsWith('/')) {
    return path;
  }
  const isBelow = path.startsWith('./') || start.args.includes('-jar');
  return isBelow && directory !== undefined
    ? `${directory.replace(/\/+$/, '')}/${path.replace(/^\.\//, '')}`
    : undefined;
}

/** The last WORKDIR, if it is an absolute path. */
function workdirOf({
  instructions,
}: Pick<DockerfileStage, 'instructions'>): string | undefined {
  const path = instructions
    .filter(({ keyword }) => keyword === 'WORKDIR')
    .at(-1)?.args[0];
  return path?.startsWith('/') ? path : undefined;
}

/** What the result can run on. */
function runtimeOf(
  { from, instructions }: DockerfileStage,
  tool: BuildTool,
  running: readonly DockerfileInstruction[],
): string {
  const image = from.image ?? from.text;
  const isAlpine = image.includes('alpine');
  if (tool.id === 'maven' || tool.id === 'gradle') {
    const version =
      /(?:temurin|openjdk|corretto|jdk|zulu)[-:]?(\d{1,2})\b/.exec(image)?.[1];
    return version === undefined
      ? tool.runtime
      : `eclipse-temurin:${version}-jre`;
  }
  const needsShell = running.some(
    ({ keyword, form, content }) =>
      form === 'shell' &&
      (keyword === 'CMD' ||
        keyword === 'ENTRYPOINT' ||
        (keyword === 'HEALTHCHECK' && !/\[|NONE/.test(content))),
  );
  const isPlainC = tool.id !== 'go' || !isStatic(instructions, isAlpine);
  if (isAlpine && (needsShell || isPlainC)) {
    return `alpine:${/alpine(\d\.\d{1,2})/.exec(image)?.[1] ?? '3.22'}`;
  }
  if (needsShell) {
    return 'debian:12-slim';
  }
  return tool.id === 'go' && isPlainC
    ? 'gcr.io/distroless/base-debian12'
    : tool.runtime;
}

/** Go links statically without cgo, and there is no cgo without a C compiler. */
function isStatic(
  instructions: readonly DockerfileInstruction[],
  isAlpine: boolean,
): boolean {
  const words = instructions.flatMap(instruction => [
    ...instruction.assignments.map(({ name, value }) => `${name}=${value}`),
    ...runCommands(instruction).flatMap(({ assignments, text }) => [
      ...Object.entries(assignments).map(([name, value]) => `${name}=${value}`),
      text,
    ]),
  ]);
  return (
    words.includes('CGO_ENABLED=0') ||
    words.some(word => /\bCGO_ENABLED=0\b/.test(word)) ||
    (isAlpine &&
      !words.some(word => /\b(?:gcc|build-base|musl-dev)\b/.test(word)))
  );
}
