import {
  DockerfileInstruction,
  DockerfileStage,
} from '../../source/Dockerfile';
import { updateWithoutInstall } from '../reproducibility/updateWithoutInstall';
import { joinRuns } from '../shared/joinRuns';
import { packageCommand } from '../shared/packageCommand';
import { Rule } from '../Rule';
import { decideByDockerfile, findingAt } from './dockerfileEvidence';
import { runCommands, surelyRun } from './runCommands';
import { stageName } from './writtenAgain';

/** Package lists that are fetched in one step and used in a later one. */
export const updateInOwnStep: Rule = {
  id: 'update-in-own-step',
  version: 1,
  title: 'Package lists fetched in a step of their own',
  family: 'reproducibility',
  severity: 'medium',
  needs: ['dockerfile'],
  uses: ['manifest'],
  why: 'The step that fetches the lists is taken from the cache for months, while the step that installs runs with them: packages are old, or no longer there, and the build fails.',
  remedy: 'Fetch the lists in the RUN that installs.',
  sources: [
    {
      name: 'Docker, Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
    { name: 'dockle CIS-DI-0007' },
  ],
  decide: input =>
    decideByDockerfile(
      input,
      evidence =>
        evidence.dockerfile.used.flatMap(stage =>
          stage.instructions.flatMap((run, index) => {
            const manager = onlyRefreshes(run);
            const install = stage.instructions
              .slice(index + 1)
              .find(later => manager !== undefined && installs(later, manager));
            return manager !== undefined && install
              ? [
                  findingAt(evidence, {
                    key: `${stageName(stage)} ${manager}`,
                    title: 'Package lists fetched in a step of their own',
                    seen: `Line ${run.line} fetches the lists of ${manager}, line ${install.line} installs from them.`,
                    at: [run, install],
                    remedy: {
                      text: 'Join the two.',
                      change: joined(run, install, stage),
                    },
                  }),
                ]
              : [];
          }),
        ),
      [updateWithoutInstall],
    ),
};

/** The package manager whose lists a RUN fetches, and does nothing else. */
function onlyRefreshes(run: DockerfileInstruction): string | undefined {
  const commands = runCommands(run);
  const first = commands.map(packageCommand).find(one => one !== undefined);
  return first !== undefined &&
    commands.every(
      command =>
        command.name === 'set' || packageCommand(command)?.action === 'refresh',
    ) &&
    // What lies in a mount is as new as the builder makes it.
    !run.mounts.some(({ type }) => type === 'cache')
    ? first.manager
    : undefined;
}

/** Installs without fetching the lists again. */
function installs(run: DockerfileInstruction, manager: string): boolean {
  const own = surelyRun(run)
    .flatMap(command => packageCommand(command) ?? [])
    .filter(packages => packages.manager === manager);
  return (
    own.some(({ action }) => action === 'install') &&
    !own.some(({ action }) => action === 'refresh')
  );
}

function joined(
  run: DockerfileInstruction,
  install: DockerfileInstruction,
  stage: DockerfileStage,
) {
  const isNext =
    stage.instructions.indexOf(install) === stage.instructions.indexOf(run) + 1;
  const isPlain = [run, install].every(
    ({ flags, heredocs, form }) =>
      flags.length === 0 && heredocs.length === 0 && form === 'shell',
  );
  return isNext && isPlain
    ? {
        in: 'Dockerfile' as const,
        before: `${run.text}\n${install.text}`,
        after: joinRuns([run.content, install.content]),
      }
    : undefined;
}
