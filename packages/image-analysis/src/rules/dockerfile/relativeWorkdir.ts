import { DockerfileStage } from '../../source/Dockerfile';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { stageName } from './writtenAgain';

/** A WORKDIR that depends on what the base image sets. */
export const relativeWorkdir: Rule = {
  id: 'relative-workdir',
  version: 1,
  title: 'Relative WORKDIR on a directory nobody set',
  family: 'hygiene',
  severity: 'low',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'A relative WORKDIR continues the one before it, and the first one that of the base image: when the base changes its own, the program moves.',
  remedy: 'Begin with an absolute path.',
  sources: [
    {
      name: 'BuildKit check WorkdirRelativePath',
      url: 'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    },
    {
      name: 'hadolint DL3000',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3000',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const { used, stages, chain, final } = evidence.dockerfile;
      return used.flatMap(stage => {
        const first = workdirs(stage).at(0);
        const [path = ''] = first?.args ?? [];
        if (!first || isAbsolute(path) || inherits(stage, stages)) {
          return [];
        }
        const known =
          stage === final && chain.length === 1 && workdirs(stage).length === 1
            ? evidence.input.image.workingDir
            : undefined;
        const isKnown = known?.endsWith(`/${path.replace(/\/+$/, '')}`);
        return [
          findingAt(evidence, {
            key: stageName(stage),
            title: 'WORKDIR relative to the base image’s',
            seen: `Line ${first.line} says WORKDIR ${path}, and no line before it in the stage sets a directory.`,
            at: [first],
            remedy: {
              text: 'Write the whole path.',
              // Another place than the base's would move the program.
              change: isKnown
                ? {
                    in: 'Dockerfile',
                    before: first.text,
                    after: `WORKDIR ${known}`,
                  }
                : undefined,
            },
          }),
        ];
      });
    }),
};

function workdirs(stage: DockerfileStage) {
  return stage.instructions.filter(({ keyword }) => keyword === 'WORKDIR');
}

/** Also Windows’ drives, and variables, which may be absolute. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\$]|[A-Za-z]:)/.test(path);
}

/** Whether an earlier stage set a directory that this one goes on from. */
function inherits(
  stage: DockerfileStage,
  stages: readonly DockerfileStage[],
): boolean {
  const { stage: origin } = stage.from;
  return (
    origin !== undefined &&
    (workdirs(stages[origin]).some(({ args }) => isAbsolute(args[0] ?? '')) ||
      inherits(stages[origin], stages))
  );
}
