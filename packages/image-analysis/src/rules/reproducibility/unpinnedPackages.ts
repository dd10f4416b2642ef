import { InstalledPackage } from '../../combine/ImageContents';
import { scriptChange } from '../shared/commandScript';
import { countText } from '../shared/countText';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { rewriteCommands } from '../shared/rewriteCommands';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { Finding, Rule } from '../Rule';
import { RuleInput } from '../RuleInput';
import { UnpinnedCommand, unpinnedCommand } from './unpinnedCommand';

const MOST_NAMES = 12;

interface UnpinnedStep {
  step: RunStep;
  commands: UnpinnedCommand[];
}

/** Packages in whatever version there is; one finding for all of them. */
export const unpinnedPackages: Rule = {
  id: 'unpinned-packages',
  version: 1,
  title: 'Packages installed without a version',
  family: 'reproducibility',
  severity: 'info',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Without versions, the same Dockerfile gives another image tomorrow: what broke it cannot be seen in any commit.',
  remedy:
    'Name versions of what the application depends on, or install from a lock file or a dated package archive.',
  sources: [
    {
      name: 'hadolint DL3008, DL3013, DL3016, DL3018, DL3028, DL3033, DL3037, DL3041, DL3062',
      url: 'https://github.com/hadolint/hadolint#rules',
    },
  ],
  decide(input) {
    const { image } = input;
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
    const steps = ownRunSteps(image).flatMap(step => {
      const commands = step.commands
        .filter(({ isConditional }) => !isConditional)
        .flatMap(command => unpinnedCommand(command) ?? []);
      return commands.length > 0 ? [{ step, commands }] : [];
    });
    return steps.length > 0
      ? { state: 'found', findings: [findingOf(input, steps)] }
      : { state: 'passed' };
  },
};

function findingOf(input: RuleInput, steps: readonly UnpinnedStep[]): Finding {
  const byTool = new Map<string, string[]>();
  for (const { tool, packages } of steps.flatMap(({ commands }) => commands)) {
    byTool.set(tool, [...(byTool.get(tool) ?? []), ...packages]);
  }
  const names = [...new Set([...byTool.values()].flat())];
  const tools = [...byTool].map(
    ([tool, packages]) => `${new Set(packages).size} by ${tool}`,
  );
  return {
    key: '',
    title: `${countText(names.length, 'package')} installed without a version`,
    seen: `${tools.join(', ')}: ${names.slice(0, MOST_NAMES).join(', ')}${
      names.length > MOST_NAMES ? ', …' : ''
    }.`,
    confidence: isSurelyOwn(input.image) ? 'likely' : 'guess',
    method: 'commands of the history',
    places: steps.slice(0, 20).map(({ step }) => ({ layer: step.layer.index })),
    placeCount: steps.length,
    remedy: {
      text: 'Name the versions that matter. Those of a distribution vanish from its archive when newer ones come: a pinned base and a dated archive keep them.',
      change: changeOf(input, steps),
    },
  };
}

/** The first RUN whose packages the image's own database knows, with their versions. */
function changeOf(
  { contents }: RuleInput,
  steps: readonly UnpinnedStep[],
): Finding['remedy']['change'] {
  const installed = contents.known ? contents.value.packages : [];
  const versions = new Map(
    installed.map(({ name, version, manager }) => [
      `${manager} ${name}`,
      version,
    ]),
  );
  for (const { step, commands } of steps) {
    const pinning = new Map(
      commands.map(({ command, tool, packages }) => [
        command,
        pinnedText(command.text, tool, packages, versions),
      ]),
    );
    const change = scriptChange(step, () =>
      rewriteCommands(step, command => pinning.get(command)),
    );
    if (change) {
      return change;
    }
  }
  return undefined;
}

function pinnedText(
  text: string,
  tool: string,
  packages: readonly string[],
  versions: ReadonlyMap<string, string>,
): string {
  const manager = managerOf(tool);
  return text.replace(/\S+/g, word => {
    const version =
      manager && packages.includes(word)
        ? versions.get(`${manager} ${word}`)
        : undefined;
    return manager && version !== undefined
      ? pinned(manager, word, version)
      : word;
  });
}

function managerOf(tool: string): InstalledPackage['manager'] | undefined {
  switch (tool) {
    case 'apt':
      return 'dpkg';
    case 'apk':
      return 'apk';
    case 'pip':
    case 'npm':
    case 'yarn':
    case 'pnpm':
    case 'gem':
    case 'go':
      return undefined;
    default:
      return 'rpm';
  }
}

function pinned(
  manager: InstalledPackage['manager'],
  name: string,
  version: string,
): string {
  return manager === 'rpm' ? `${name}-${version}` : `${name}=${version}`;
}
