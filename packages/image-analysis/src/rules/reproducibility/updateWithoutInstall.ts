import { ImageDescription } from '../../model';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { joinRuns } from '../shared/joinRuns';
import { layerName } from '../shared/layerName';
import { mountsOver } from '../shared/cacheMount';
import { packageCommand } from '../shared/packageCommand';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { Finding, Rule } from '../Rule';

/** A layer that kept no lists is smaller: they went to a cache mount. */
const FLOOR_BYTES = 50_000;

/** Commands that install nothing. */
const HARMLESS = new Set([
  'set',
  'echo',
  'true',
  ':',
  'export',
  'cd',
  'ls',
  'mkdir',
  'rm',
  'sed',
  'cat',
  'tee',
  'chmod',
]);

/** Package lists fetched in a RUN that uses them for nothing. */
export const updateWithoutInstall: Rule = {
  id: 'update-without-install',
  version: 1,
  title: 'Package lists fetched in a RUN of their own',
  family: 'reproducibility',
  severity: 'low',
  needs: ['manifest'],
  why: 'The builder caches that RUN and never runs it again: a later installation works with old lists, and fails once the archive has moved on.',
  remedy: 'Fetch the lists in the RUN that installs.',
  sources: [
    {
      name: 'Docker, Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
    { name: 'dockle CIS-DI-0007' },
  ],
  decide({ image }) {
    const steps = ownRunSteps(image);
    if (
      image.history.state === 'missing' ||
      ownLayers(image).some(({ instruction }) => instruction === undefined)
    ) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: 'the image does not tell the instruction of each of its layers',
      };
    }
    const findings = steps.flatMap((step, index) =>
      onlyRefreshes(step)
        ? [findingOf(image, step, steps.slice(index + 1))]
        : [],
    );
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : { state: 'passed' };
  },
};

function onlyRefreshes(step: RunStep): boolean {
  const refreshes = step.commands.some(
    command =>
      packageCommand(command)?.action === 'refresh' && !command.isConditional,
  );
  const others = step.commands.filter(
    command =>
      packageCommand(command)?.action !== 'refresh' &&
      packageCommand(command)?.action !== 'clean' &&
      !HARMLESS.has(command.name),
  );
  return (
    refreshes &&
    others.length === 0 &&
    step.layer.compressedBytes >= FLOOR_BYTES &&
    !mountsOver(step, '/var/lib/apt/lists')
  );
}

function findingOf(
  image: ImageDescription,
  step: RunStep,
  later: readonly RunStep[],
): Finding {
  const install = later.find(({ commands }) =>
    commands.some(command => packageCommand(command)?.action === 'install'),
  );
  return {
    key: step.script.slice(0, 60),
    title: 'Package lists fetched in a RUN of their own',
    seen: `${layerName(step.layer)} fetches package lists and installs nothing${
      install
        ? `; ${layerName(
            install.layer,
          )} installs from whatever lists the build cache holds`
        : ''
    }.`,
    confidence: isSurelyOwn(image) ? 'likely' : 'guess',
    method: 'commands of the history',
    places: [
      { layer: step.layer.index },
      ...(install ? [{ layer: install.layer.index }] : []),
    ],
    remedy: install
      ? {
          text: 'Fetch the lists where they are used.',
          change: {
            in: 'Dockerfile',
            before: `RUN ${step.script}\nRUN ${install.script}`,
            after: joinRuns(
              [step.script, install.script],
              [...step.flags, ...install.flags],
            ),
          },
        }
      : {
          text: 'Drop this RUN: nothing uses the lists.',
          change: {
            in: 'Dockerfile',
            before: `RUN ${step.script}`,
            after: '',
          },
        },
  };
}
