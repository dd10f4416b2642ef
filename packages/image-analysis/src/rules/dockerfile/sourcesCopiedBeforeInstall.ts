import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { sourcesBeforeDependencies } from '../layers/sourcesBeforeDependencies';
import {
  DependencyInstaller,
  dependencyInstaller,
} from '../shared/dependencyInstaller';
import { Finding, Rule } from '../Rule';
import { ContextCopy, contextCopy, copiesEverything } from './contextCopy';
import {
  DockerfileEvidence,
  decideByDockerfile,
  findingAt,
} from './dockerfileEvidence';
import { isIndependentRun } from './independentRun';
import { surelyRun } from './runCommands';
import { fromTo, stageName, writtenLines } from './writtenAgain';

/** Their caches hold the libraries themselves: with a mount nothing is fetched again. */
const KEPT_IN_CACHE = new Set(['go', 'cargo', 'maven', 'gradle', 'nuget']);

/** Instructions that go before the copy as well as behind it. */
const SETTINGS = new Set(['WORKDIR', 'ENV', 'ARG', 'LABEL', 'SHELL', 'EXPOSE']);

interface Misordered {
  stage: DockerfileStage;
  copy: ContextCopy;
  run: DockerfileInstruction;
  installer: DependencyInstaller;
}

/** The whole context is copied before dependencies are installed from a few files of it. */
export const sourcesCopiedBeforeInstall: Rule = {
  id: 'sources-copied-before-install',
  version: 1,
  title: 'Dockerfile copies all sources before it installs dependencies',
  family: 'layers',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'A step of a build is taken from the cache only if nothing before it changed. Behind a copy of all sources, every commit installs all dependencies anew.',
  remedy:
    'Copy the files that declare the dependencies, install, and copy the sources after that.',
  sources: [
    {
      name: 'Docker, Optimize cache usage in builds: order your layers',
      url: 'https://docs.docker.com/build/cache/optimize/#order-your-layers',
    },
    { name: 'Dive into Docker 2 (2023); Building the Docker image (2023)' },
  ],
  decide: input =>
    decideByDockerfile(
      input,
      evidence =>
        evidence.dockerfile.used
          .flatMap(misordered)
          .map(order => findingOf(evidence, order)),
      [sourcesBeforeDependencies],
    ),
};

/** The first installation of each ecosystem, where all sources were copied before it. */
function misordered(stage: DockerfileStage): Misordered[] {
  const found: Misordered[] = [];
  const seen = new Set<string>();
  let everything: ContextCopy | undefined;
  for (const instruction of stage.instructions) {
    const copy = contextCopy(instruction);
    if (copy && copiesEverything(copy)) {
      everything ??= copy;
    }
    for (const command of surelyRun(instruction)) {
      const installer = dependencyInstaller(command);
      if (installer && !seen.has(installer.ecosystem)) {
        seen.add(installer.ecosystem);
        const isVendored = command.args.some(word =>
          /^(?:-mod=vendor|--offline)$/.test(word),
        );
        if (
          everything &&
          !isVendored &&
          !(KEPT_IN_CACHE.has(installer.ecosystem) && mountsCache(instruction))
        ) {
          found.push({ stage, copy: everything, run: instruction, installer });
        }
      }
    }
  }
  return found;
}

function mountsCache({ mounts }: DockerfileInstruction): boolean {
  return mounts.some(({ type }) => type === 'cache');
}

function findingOf(
  evidence: DockerfileEvidence,
  { stage, copy, run, installer }: Misordered,
): Finding {
  return findingAt(evidence, {
    key: `${stageName(stage)} ${installer.ecosystem}`,
    title: 'Dependencies installed behind a copy of all sources',
    seen: `Line ${copy.instruction.line} copies the whole build context, line ${run.line} installs the dependencies of ${installer.ecosystem}: each change of any file installs all of them anew.`,
    at: [run, copy.instruction],
    // Workspaces and path dependencies may need more than the manifests.
    confidence: 'likely',
    remedy: {
      text: `Copy ${installer.manifests.join(
        ' and ',
      )} first, install, and copy the rest after that.`,
      change: reordered(stage, copy, run, installer),
    },
  });
}

/** This Dockerfile's own lines: manifests, installation, then the rest. */
function reordered(
  stage: DockerfileStage,
  { instruction: copy, destination, sources }: ContextCopy,
  run: DockerfileInstruction,
  installer: DependencyInstaller,
): Finding['remedy']['change'] {
  const lines = fromTo(stage, copy, run);
  const before = writtenLines(lines);
  if (before === undefined || sources.length > 1) {
    return undefined;
  }
  const target = destination.endsWith('/') ? destination : `${destination}/`;
  const flags = copy.flags.map(({ name, value }) =>
    value === undefined ? `--${name}` : `--${name}=${value}`,
  );
  const between = lines.slice(1, -1);
  // What else lies in between may need the sources, or be needed to install.
  if (
    !between.every(line => SETTINGS.has(line.keyword) || isIndependentRun(line))
  ) {
    return undefined;
  }
  return {
    in: 'Dockerfile',
    before,
    after: [
      ...between.map(({ text }) => text),
      ['COPY', ...flags, ...installer.manifests, target].join(' '),
      ...(installer.isOnlyInstall
        ? [run.text, copy.text]
        : [`RUN ${installer.early}`, copy.text, run.text]),
    ].join('\n'),
  };
}
