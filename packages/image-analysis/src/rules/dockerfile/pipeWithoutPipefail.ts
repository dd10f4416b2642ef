import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { ShellCommand } from '../shell/ShellCommand';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';
import { runCommands } from './runCommands';
import { stageOrigin } from './stageOrigin';
import { stageName } from './writtenAgain';

/** Commands that hardly fail. */
const HARDLY_FAILS = new Set(['echo', 'printf', 'yes', 'true', 'cat', ':']);
const SHELLS = /(?:^|\/)(?:sh|ash|dash|bash|ksh|zsh|busybox)$/;

/** A RUN whose failure before a pipe nobody notices. */
export const pipeWithoutPipefail: Rule = {
  id: 'pipe-without-pipefail',
  version: 1,
  title: 'Failure before a pipe goes unnoticed',
  family: 'reproducibility',
  severity: 'low',
  needs: ['dockerfile'],
  why: 'A shell takes the last command of a pipe for the result. If a download before it breaks off, the build goes on and the image is incomplete.',
  remedy:
    'Have the shell stop at any failure in a pipe: SHELL ["/bin/bash", "-o", "pipefail", "-c"], or set -o pipefail in the RUN.',
  sources: [
    {
      name: 'hadolint DL4006',
      url: 'https://github.com/hadolint/hadolint/wiki/DL4006',
    },
    {
      name: 'Docker, Building best practices: using pipes',
      url: 'https://docs.docker.com/build/building/best-practices/#using-pipes',
    },
  ],
  decide: input =>
    decideByDockerfile(input, evidence => {
      const { used, stages, escape } = evidence.dockerfile;
      return used.flatMap(stage => {
        const runs = unguarded(stage, stages);
        if (runs.length === 0 || escape === '`') {
          return [];
        }
        const shell = shellOf(stageOrigin(stage, evidence.dockerfile));
        return [
          findingAt(evidence, {
            key: stageName(stage),
            title: 'Pipe without pipefail',
            seen: `In ${linesText(
              runs,
            )} something other than the last command of a pipe can fail without stopping the build.`,
            at: runs,
            remedy: {
              text: 'Set a shell that stops there, above the first such RUN, or begin the RUN with set -o pipefail.',
              change:
                shell === undefined
                  ? undefined
                  : {
                      in: 'Dockerfile',
                      before: runs[0].text,
                      after: `SHELL ${shell}\n${runs[0].text}`,
                    },
            },
          }),
        ];
      });
    }),
};

/** A shell of the image that knows pipefail, where its name tells. */
function shellOf(image: string | undefined): string | undefined {
  if (image === undefined || /busybox|distroless|^scratch$/.test(image)) {
    return undefined;
  }
  if (image.includes('alpine')) {
    return '["/bin/ash", "-eo", "pipefail", "-c"]';
  }
  return /(?:debian|ubuntu|fedora|rocky|alma|ubi\d|amazonlinux|golang|python|node|ruby|rust|openjdk|temurin|maven|php|buildpack-deps)/.test(
    image,
  )
    ? '["/bin/bash", "-o", "pipefail", "-c"]'
    : undefined;
}

function unguarded(
  stage: DockerfileStage,
  stages: readonly DockerfileStage[],
): DockerfileInstruction[] {
  let isGuarded = endsGuarded(stage, stages);
  const found: DockerfileInstruction[] = [];
  for (const instruction of stage.instructions) {
    if (instruction.keyword === 'SHELL') {
      isGuarded = guards(instruction);
    } else if (
      !isGuarded &&
      instruction.form === 'shell' &&
      losesFailure(instruction)
    ) {
      found.push(instruction);
    }
  }
  return found;
}

/** Whether the stage that this one goes on from ends with such a shell. */
function endsGuarded(
  stage: DockerfileStage,
  stages: readonly DockerfileStage[],
): boolean {
  const origin =
    stage.from.stage === undefined ? undefined : stages[stage.from.stage];
  const last = origin?.instructions
    .filter(({ keyword }) => keyword === 'SHELL')
    .at(-1);
  if (last) {
    return guards(last);
  }
  return origin ? endsGuarded(origin, stages) : false;
}

/** A shell that minds pipes, or one that is none of the usual and has other rules. */
function guards({ args }: DockerfileInstruction): boolean {
  return (
    args.some(word => word.includes('pipefail')) || !SHELLS.test(args[0] ?? '')
  );
}

function losesFailure(instruction: DockerfileInstruction): boolean {
  const commands = runCommands(instruction);
  const sets = commands.some(
    ({ name, args }) => name === 'set' && args.includes('pipefail'),
  );
  return (
    !sets &&
    !/-[a-z]*o[ \t]+pipefail|^\s*<<-?["']?\w+["']?\s*\n#!/.test(
      instruction.content,
    ) &&
    commands.some(
      (command, index) =>
        command.joinedBy === '|' && canFail(commands[index - 1]),
    )
  );
}

function canFail(command: ShellCommand | undefined): boolean {
  return command !== undefined && !HARDLY_FAILS.has(command.name);
}
