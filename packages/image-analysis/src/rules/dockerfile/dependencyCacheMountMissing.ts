import { DockerfileInstruction, DockerfileStage } from '../../source/Dockerfile';
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
            [...unmounted(stage)].map(([ecosystem, runs]) =>
              findingOf(evidence, stage, ecosystem, runs),
            ),
          ),
    );
  },
};

/** RUNs without any cache mount that install dependencies, by ecosystem. */
function unmounted(
  stage: DockerfileStage,
): Map<string, DockerfileInstruction[]> {
  const found = new Map<string, DockerfileInstruction[]>();
  for (const instruction of stage.instructions) {
    // Which directory a mount is for, only the environment tells: any counts.
    if (instruction.mounts.some(({ type }) => type === 'cache')) {
      continue;
    }
    for (const command of surelyRun(instruction)) {
      const ecosystem = fetchingFor(command);
      if (ecosystem !== undefined && CACHES.has(ecosystem)) {
        const runs = found.get(ecosystem) ?? [];
        if (!runs.includes(instruction)) {
          found.set(ecosystem, [...runs, instruction]);
        }
      }
    }
  }
  return found;
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
  const caches = CACHES.get(ecosystem) ?? [];
  const mounts = caches.map(target => `--mount=type=cache,target=${target}`);
  const { escape } = evidence.dockerfile;
  return findingAt(evidence, {
    key: `${stageName(stage)} ${ecosystem}`,
    title: `No cache mount for ${ecosystem}`,
    seen: `The RUN in ${linesText(
      runs,
    )} fetches dependencies and keeps none of them for the next build.`,
    at: runs,
    remedy: {
      text: `Mount a cache at ${caches.join(
        ' and ',
      )}, where ${ecosystem} keeps them for root unless it was told otherwise.`,
      change: {
        in: 'Dockerfile',
        before: runs.map(({ text }) => text).join('\n'),
        after: runs.map(run => withFlags(run, mounts, escape)).join('\n'),
      },
    },
  });
}
