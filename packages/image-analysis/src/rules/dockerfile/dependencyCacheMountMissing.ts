import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { ShellCommand } from '../shell/ShellCommand';
import { dependencyInstaller } from '../shared/dependencyInstaller';
import { Finding, Rule } from '../Rule';
import {
  DockerfileEvidence,
  decideByDockerfile,
  findingAt,
  linesText,
} from './dockerfileEvidence';
import { surelyRun } from './runCommands';
import { stageOrigin } from './stageOrigin';
import { stageName, withFlags } from './writtenAgain';

/** Where each tool keeps what it fetched, for root in the tool's usual image. */
const CACHES = new Map<string, readonly string[]>([
  ['npm', ['/root/.npm']],
  ['yarn', ['/usr/local/share/.cache/yarn']],
  ['pnpm', ['/root/.local/share/pnpm/store']],
  ['bun', ['/root/.bun/install/cache']],
  ['pip', ['/root/.cache/pip']],
  ['uv', ['/root/.cache/uv']],
  ['go', ['/go/pkg/mod', '/root/.cache/go-build']],
  ['maven', ['/root/.m2/repository']],
  ['gradle', ['/root/.gradle/caches']],
  ['cargo', ['/usr/local/cargo/registry']],
  ['nuget', ['/root/.nuget/packages']],
  ['composer', ['/root/.composer/cache']],
]);

/** Where others than the tool's own image have it. */
const ELSEWHERE = new Map<string, { own: RegExp; caches: readonly string[] }>([
  [
    'go',
    {
      own: /(?:^|\/)golang(?::|@|$)/,
      caches: ['/root/go/pkg/mod', '/root/.cache/go-build'],
    },
  ],
  [
    'cargo',
    { own: /(?:^|\/)rust(?::|@|$)/, caches: ['/root/.cargo/registry'] },
  ],
]);

/** Tools that know no cache mounts. */
const WITHOUT_MOUNTS = new Set(['kaniko', 'docker-classic']);

/** Options by which somebody decided against a cache. */
const WITHOUT_CACHE =
  /^(?:--no-cache(?:-dir)?|--offline|-mod=vendor|--prefer-offline)$/;

/** Dependencies are installed without a cache that outlives the build. */
export const dependencyCacheMountMissing: Rule = {
  id: 'dependency-cache-mount-missing',
  version: 1,
  title: 'Dependencies installed without a cache mount',
  family: 'layers',
  severity: 'info',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'When one dependency changes, the step runs again and fetches all the others too. A cache mount keeps them on the builder, outside the image.',
  remedy:
    'Mount a cache where the package manager keeps what it fetched: RUN --mount=type=cache,target=….',
  sources: [
    {
      name: 'Docker, Optimize cache usage in builds: use cache mounts',
      url: 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts',
    },
    { name: 'go-docker (about 2021); hadolint issues 1139, 983' },
  ],
  decide(input) {
    const { builder } = input.image;
    if (WITHOUT_MOUNTS.has(builder.name)) {
      return {
        state: 'not-applicable',
        reason: `${builder.name} knows no cache mounts`,
      };
    }
    return decideByDockerfile(input, evidence =>
      evidence.dockerfile.escape === '`'
        ? []
        : evidence.dockerfile.used.flatMap(stage =>
            [...unmounted(stage, withoutPipCache(stage, evidence))].map(
              ([ecosystem, runs]) =>
                findingOf(evidence, stage, ecosystem, runs),
            ),
          ),
    );
  },
};

/** RUNs without any cache mount that install dependencies, by ecosystem. */
function unmounted(
  stage: DockerfileStage,
  isWithoutPipCache: boolean,
): Map<string, DockerfileInstruction[]> {
  const found = new Map<string, DockerfileInstruction[]>();
  for (const instruction of stage.instructions) {
    // Which directory a mount is for, only the environment tells: any counts.
    if (instruction.mounts.some(({ type }) => type === 'cache')) {
      continue;
    }
    for (const command of surelyRun(instruction)) {
      const ecosystem = fetchingFor(command);
      if (
        ecosystem !== undefined &&
        CACHES.has(ecosystem) &&
        !(ecosystem === 'pip' && isWithoutPipCache)
      ) {
        const runs = found.get(ecosystem) ?? [];
        if (!runs.includes(instruction)) {
          found.set(ecosystem, [...runs, instruction]);
        }
      }
    }
  }
  return found;
}

/** Whether the environment of a stage, or of one below it, says so for pip. */
function withoutPipCache(
  stage: DockerfileStage,
  evidence: DockerfileEvidence,
): boolean {
  const value = stage.instructions
    .filter(({ keyword }) => keyword === 'ENV')
    .flatMap(({ assignments }) => assignments)
    .filter(({ name }) => name === 'PIP_NO_CACHE_DIR')
    .at(-1)?.value;
  if (value !== undefined) {
    return /^(?:1|true|yes|on|y|t)$/i.test(value);
  }
  const { stage: origin } = stage.from;
  return (
    origin !== undefined &&
    withoutPipCache(evidence.dockerfile.stages[origin], evidence)
  );
}

function fetchingFor(command: ShellCommand): string | undefined {
  return command.args.some(word => WITHOUT_CACHE.test(word)) ||
    command.assignments.PIP_NO_CACHE_DIR !== undefined
    ? undefined
    : dependencyInstaller(command)?.ecosystem;
}

function findingOf(
  evidence: DockerfileEvidence,
  stage: DockerfileStage,
  ecosystem: string,
  runs: DockerfileInstruction[],
): Finding {
  const caches = cachesOf(
    ecosystem,
    stageOrigin(stage, evidence.dockerfile) ?? '',
  );
  const mounts = caches.map(target => `--mount=type=cache,target=${target}`);
  const { escape } = evidence.dockerfile;
  const isRoot = runs.every(run => runsAsRoot(stage, run));
  return findingAt(evidence, {
    key: `${stageName(stage)} ${ecosystem}`,
    title: `No cache mount for ${ecosystem}`,
    seen: `The RUN in ${linesText(
      runs,
    )} keeps nothing of what ${ecosystem} fetches for the next build.`,
    at: runs,
    remedy: {
      text: isRoot
        ? `Mount a cache at ${caches.join(
            ' and ',
          )}, where ${ecosystem} keeps it for root unless it was told otherwise.`
        : `Mount a cache where ${ecosystem} keeps it for the user of the RUN, with uid=… of that user.`,
      change: isRoot
        ? {
            in: 'Dockerfile',
            before: runs.map(({ text }) => text).join('\n'),
            after: runs.map(run => withFlags(run, mounts, escape)).join('\n'),
          }
        : undefined,
    },
  });
}

function cachesOf(ecosystem: string, image: string): readonly string[] {
  const other = ELSEWHERE.get(ecosystem);
  return other && !other.own.test(image)
    ? other.caches
    : CACHES.get(ecosystem) ?? [];
}

/** As far as the stage itself tells. */
function runsAsRoot(
  { instructions }: DockerfileStage,
  run: DockerfileInstruction,
): boolean {
  const user = instructions
    .slice(0, instructions.indexOf(run))
    .filter(({ keyword }) => keyword === 'USER')
    .at(-1)?.args[0];
  return user === undefined || /^(?:root|0)(?::|$)/.test(user);
}
