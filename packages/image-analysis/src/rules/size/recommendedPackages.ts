import { InstalledPackage } from '../../combine/ImageContents';
import { Rule, RuleOutcome } from '../Rule';
import { RuleInput } from '../RuleInput';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { countText } from '../shared/countText';
import { layerName } from '../shared/layerName';
import { packageCommand } from '../shared/packageCommand';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { onlyRecommended } from './onlyRecommended';
import { nothingInOwnLayers, undecidedWithoutContents } from './liveFiles';

const FLOOR_BYTES = 1_000_000;

/** Packages that apt installed only because another one recommends them. */
export const recommendedPackages: Rule = {
  id: 'recommended-packages',
  version: 1,
  title: 'Packages that were only recommended',
  family: 'size',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'By itself apt installs what packages recommend as well as what they need, unless told not to. On a server much of that is never used.',
  remedy:
    'Install with --no-install-recommends, and name the recommended packages that are needed after all.',
  gain: 'installed size of automatic packages that nothing depends on but something recommends, as dpkg states it, compressed as their layer is',
  sources: [
    {
      name: 'hadolint DL3015',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3015',
    },
    { name: 'Trivy DS-0029' },
  ],
  decide(input) {
    const steps = ownRunSteps(input.image).filter(step =>
      step.commands.some(allowsRecommended),
    );
    const contents = input.contents.known ? input.contents.value : undefined;
    const known =
      contents?.packages.filter(
        ({ manager, isAutomatic }) =>
          manager === 'dpkg' && isAutomatic !== undefined,
      ) ?? [];
    if (contents && known.length > 0) {
      return byDatabase(input, contents.packages, steps);
    }
    if (input.image.history.state === 'missing') {
      return undecidedWithoutContents(input);
    }
    const isOff =
      contents !== undefined && Object.entries(contents.texts).some(isSetOff);
    return steps.length === 0 || isOff ? { state: 'passed' } : byHistory(steps);
  },
};

function byDatabase(
  input: RuleInput,
  packages: readonly InstalledPackage[],
  steps: readonly RunStep[],
): RuleOutcome {
  const { image, contents } = input;
  const extra = onlyRecommended(
    packages.filter(({ manager }) => manager === 'dpkg'),
  ).filter(
    ({ layer }) =>
      layer !== undefined && image.layers[layer]?.fromBase !== true,
  );
  const bytes = extra.reduce((sum, one) => sum + one.installedBytes, 0);
  if (!contents.known || bytes < FLOOR_BYTES) {
    return nothingInOwnLayers(input);
  }
  const perLayer = new Map<number, number>();
  for (const { layer = 0, installedBytes } of extra) {
    perLayer.set(layer, (perLayer.get(layer) ?? 0) + installedBytes);
  }
  const claims = [...perLayer].flatMap(([layer, installedBytes]) => {
    const { compressedBytes, uncompressedBytes = 0 } =
      contents.value.layers[layer];
    const share =
      uncompressedBytes > 0 ? installedBytes / uncompressedBytes : 0;
    return share > 0
      ? [
          {
            layer,
            compressedBytes: Math.round(Math.min(1, share) * compressedBytes),
          },
        ]
      : [];
  });
  const step = steps.find(({ layer }) => perLayer.has(layer.index));
  const names = extra.map(({ name }) => name);
  return {
    state: 'found',
    findings: [
      {
        key: '',
        title: `${countText(
          extra.length,
          'package',
        )} in the image only because others recommend ${
          extra.length === 1 ? 'it' : 'them'
        }, ${bytesText(bytes)}`,
        seen: `Nothing that was asked for depends on ${listText(names)}.`,
        confidence: 'likely',
        method: 'worked out from the database of dpkg',
        places: [...perLayer]
          .sort((left, right) => right[1] - left[1])
          .slice(0, 20)
          .map(([layer, of]) => ({ layer, bytes: of })),
        placeCount: perLayer.size,
        claims,
        gainHow:
          'installed size of these packages as dpkg states it, compressed as their layer is',
        remedy: remedyOf(step),
      },
    ],
  };
}

function byHistory(steps: readonly RunStep[]): RuleOutcome {
  return {
    state: 'found',
    findings: [
      {
        key: '',
        title: 'apt-get install without --no-install-recommends',
        seen: `${layerName(
          steps[0].layer,
        )} lets apt install recommended packages as well.`,
        confidence: 'guess',
        method: 'read from history; which packages that were is not known',
        places: steps.slice(0, 20).map(({ layer }) => ({ layer: layer.index })),
        placeCount: steps.length,
        remedy: remedyOf(steps[0]),
      },
    ],
  };
}

function allowsRecommended(command: RunStep['commands'][number]): boolean {
  const packages = packageCommand(command);
  return (
    packages?.manager === 'apt' &&
    packages.action === 'install' &&
    !command.isConditional &&
    packages.packages.length > 0 &&
    !packages.options.some(option =>
      /^--no-install-recommends|^--without-recommends|^-R$|Install-Recommends["']?=["']?(?:false|0|no)/i.test(
        option,
      ),
    )
  );
}

/** A line of apt's configuration that turns recommended packages off. */
function isSetOff([path, text]: [string, string]): boolean {
  return (
    path.startsWith('etc/apt/apt.conf') &&
    /Install-Recommends\s+"?(?:false|0|no)\b/i.test(text)
  );
}

function remedyOf(step: RunStep | undefined) {
  const text =
    'Install with `--no-install-recommends`, and name those of them that the program needs.';
  if (!step) {
    return { text };
  }
  const after = rewriteCommands(step, command =>
    allowsRecommended(command)
      ? withOptions(command, 'install', '--no-install-recommends')
      : undefined,
  );
  return {
    text,
    change: {
      in: 'Dockerfile' as const,
      before: runText(step.flags, step.script),
      after: runText(step.flags, after),
    },
  };
}

function listText(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ');
  return names.length > 5
    ? `${shown} and ${countText(names.length - 5, 'other package')}`
    : shown;
}
