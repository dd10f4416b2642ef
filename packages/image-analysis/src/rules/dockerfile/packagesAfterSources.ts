import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { packageCommand } from '../shared/packageCommand';
import { Rule } from '../Rule';
import { ContextCopy, contextCopy, copiesEverything } from './contextCopy';
import { decideByDockerfile, findingAt, linesText } from './dockerfileEvidence';
import { isIndependentRun } from './independentRun';
import { runCommands } from './runCommands';
import { fromTo, stageName, writtenLines } from './writtenAgain';

interface Misplaced {
  stage: DockerfileStage;
  copy: ContextCopy;
  run: DockerfileInstruction;
  /** The RUN, and the one that fetches the lists for it. */
  moved: DockerfileInstruction[];
}

/** System packages are installed above the sources, which change with every commit. */
export const packagesAfterSources: Rule = {
  id: 'packages-after-sources',
  version: 1,
  title: 'System packages installed after the sources are copied',
  family: 'layers',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'Packages of the system change seldom, sources with every commit. In this order each commit installs the packages anew, and in the final stage each deployment transfers them again.',
  remedy:
    'Order instructions from what changes least to what changes most: system packages, dependencies, sources.',
  sources: [
    {
      name: 'Docker, Building best practices: leverage build cache',
      url: 'https://docs.docker.com/build/building/best-practices/#leverage-build-cache',
    },
    { name: 'Building the Docker image: expert tips (2023)' },
  ],
  decide: input =>
    decideByDockerfile(input, evidence =>
      evidence.dockerfile.used
        .flatMap(misplaced)
        .map(({ stage, copy, run, moved }) => {
          const lines = fromTo(stage, copy.instruction, run);
          const before = writtenLines(lines);
          return findingAt(evidence, {
            key: stageName(stage),
            title: 'System packages installed above the sources',
            seen: `Line ${copy.instruction.line} copies the whole build context, line ${run.line} installs packages that do not depend on it.`,
            at: [run, copy.instruction],
            remedy: {
              text: `Move ${linesText(moved)} above line ${
                copy.instruction.line
              }.`,
              change:
                before === undefined
                  ? undefined
                  : {
                      in: 'Dockerfile',
                      before,
                      after: [
                        ...moved,
                        ...lines.filter(line => !moved.includes(line)),
                      ]
                        .map(({ text }) => text)
                        .join('\n'),
                    },
            },
          });
        }),
    ),
};

/** The first such RUN of a stage. */
function misplaced(stage: DockerfileStage): Misplaced[] {
  let copy: ContextCopy | undefined;
  const between: DockerfileInstruction[] = [];
  for (const instruction of stage.instructions) {
    const found = contextCopy(instruction);
    if (!copy && found && copiesEverything(found)) {
      copy = found;
    } else if (
      copy &&
      onlyInstalls(instruction) &&
      canMove(instruction, between)
    ) {
      const lists = between.filter(onlyRefreshes);
      return [
        { stage, copy, run: instruction, moved: [...lists, instruction] },
      ];
    }
    if (copy) {
      between.push(instruction);
    }
  }
  return [];
}

/** Installs packages of the system by name, and does nothing else. */
function onlyInstalls(instruction: DockerfileInstruction): boolean {
  return (
    isIndependentRun(instruction) &&
    runCommands(instruction).some(command => {
      const packages = packageCommand(command);
      return packages?.action === 'install' && packages.packages.length > 0;
    })
  );
}

/** Fetches package lists and does nothing else. */
function onlyRefreshes(instruction: DockerfileInstruction): boolean {
  const commands = runCommands(instruction);
  return (
    commands.length > 0 &&
    commands.every(command => packageCommand(command)?.action === 'refresh')
  );
}

/** Whether nothing between the copy and the RUN decides what it does. */
function canMove(
  run: DockerfileInstruction,
  between: readonly DockerfileInstruction[],
): boolean {
  return between.slice(1).every(({ keyword, assignments, content }) => {
    if (keyword === 'USER' || keyword === 'SHELL') {
      return false;
    }
    if (keyword === 'RUN') {
      // It may have prepared the package manager.
      return !/sources\.list|\/etc\/(?:apt|apk|yum|dnf|zypp)|repositories|\bgpg\b|(?:apt|yum|dnf|zypper)[^&|;]*(?:repo|key)/.test(
        content,
      );
    }
    return !assignments.some(({ name }) => run.content.includes(name));
  });
}
