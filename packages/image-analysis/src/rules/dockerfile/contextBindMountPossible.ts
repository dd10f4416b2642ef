import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { Rule } from '../Rule';
import { ContextCopy, contextCopy, copiesEverything } from './contextCopy';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { runCommands } from './runCommands';
import { fromTo, stageName, withFlags, writtenLines } from './writtenAgain';

interface Bindable {
  stage: DockerfileStage;
  copy: ContextCopy;
  run: DockerfileInstruction;
}

/** Sources are copied into a build stage that only reads them. */
export const contextBindMountPossible: Rule = {
  id: 'context-bind-mount-possible',
  version: 1,
  title: 'Sources copied where a bind mount would do',
  family: 'layers',
  severity: 'info',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'A copy of the sources makes an intermediate layer in every build. A bind mount lets the compiler read the build context where it is.',
  remedy:
    'Bind the context to the RUN that builds: RUN --mount=type=bind,target=….',
  sources: [
    {
      name: 'Docker, Optimize cache usage in builds: use bind mounts',
      url: 'https://docs.docker.com/build/cache/optimize/#use-bind-mounts',
    },
    { name: 'go-docker (about 2021)' },
  ],
  decide(input) {
    const { builder } = input.image;
    if (builder.name === 'kaniko' || builder.name === 'docker-classic') {
      return {
        state: 'not-applicable',
        reason: `${builder.name} knows no bind mounts`,
      };
    }
    return decideByDockerfile(input, evidence => {
      const { used, chain, escape } = evidence.dockerfile;
      return used
        .filter(stage => !chain.includes(stage))
        .flatMap(bindable)
        .map(({ stage, copy, run }) => {
          const before = writtenLines(fromTo(stage, copy.instruction, run));
          const target = copy.destination.replace(/(?<=.)\/$/, '');
          return findingAt(evidence, {
            key: stageName(stage),
            title: 'Sources copied for one build command',
            seen: `Line ${
              copy.instruction.line
            } copies the build context into stage ${stageName(
              stage,
            )}, where only go build in line ${
              run.line
            } reads it and writes its result elsewhere.`,
            at: [copy.instruction, run],
            // go generate and tests that write would need `rw`.
            confidence: 'likely',
            remedy: {
              text: 'Bind the context to that RUN, and drop the copy.',
              change:
                before === undefined
                  ? undefined
                  : {
                      in: 'Dockerfile',
                      before,
                      after: fromTo(stage, copy.instruction, run)
                        .slice(1, -1)
                        .map(({ text }) => text)
                        .concat(
                          withFlags(
                            run,
                            [`--mount=type=bind,target=${target}`],
                            escape,
                          ),
                        )
                        .join('\n'),
                    },
            },
          });
        });
    });
  },
};

/**
 * A copy of everything that one RUN alone uses, and that RUN only builds Go
 * programs into a directory outside: everything else may want to write.
 */
function bindable(stage: DockerfileStage): Bindable[] {
  const { instructions } = stage;
  const index = instructions.findIndex(instruction => {
    const copy = contextCopy(instruction);
    return copy !== undefined && copiesEverything(copy);
  });
  const copy = index < 0 ? undefined : contextCopy(instructions[index]);
  if (
    !copy ||
    copy.sources.length > 1 ||
    copy.instruction.flags.length > 0 ||
    copy.destination.includes('$')
  ) {
    return [];
  }
  const after = instructions.slice(index + 1);
  const runs = after.filter(({ keyword }) => keyword === 'RUN');
  const isQuiet = after.every(({ keyword }) =>
    ['RUN', 'ENV', 'ARG', 'LABEL'].includes(keyword),
  );
  return isQuiet && runs.length === 1 && onlyReads(runs[0], stage, copy)
    ? [{ stage, copy, run: runs[0] }]
    : [];
}

function onlyReads(
  run: DockerfileInstruction,
  stage: DockerfileStage,
  { destination }: ContextCopy,
): boolean {
  if (run.mounts.some(({ type }) => type === 'bind')) {
    return false;
  }
  const workdir = stage.instructions
    .filter(({ keyword, line }) => keyword === 'WORKDIR' && line < run.line)
    .at(-1)?.args[0];
  const root = destination.startsWith('/') ? destination : workdir;
  if (root === undefined || !root.startsWith('/')) {
    return false;
  }
  const inside = `${root.replace(/\/+$/, '')}/`;
  const commands = runCommands(run);
  return (
    commands.some(({ name }) => name === 'go') &&
    commands.every(({ name, args }) => {
      if (name === 'set' || name === 'export') {
        return true;
      }
      const output = args[args.indexOf('-o') + 1] ?? '';
      return (
        name === 'go' &&
        args[0] === 'build' &&
        args.includes('-o') &&
        output.startsWith('/') &&
        !`${output}/`.startsWith(inside)
      );
    })
  );
}
