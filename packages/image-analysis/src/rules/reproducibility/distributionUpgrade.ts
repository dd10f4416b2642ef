import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription } from '../../model';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { isSurelyOwn, ownLayers } from '../shared/ownLayers';
import { packageCommand } from '../shared/packageCommand';
import { scriptWithout } from '../shared/removalCommands';
import { RunStep, ownRunSteps } from '../shared/runSteps';
import { withUniqueKeys } from '../shared/uniqueKeys';
import { ShellCommand } from '../shell/ShellCommand';
import { Finding, Rule } from '../Rule';

/** All packages are brought up to date within the build. */
export const distributionUpgrade: Rule = {
  id: 'distribution-upgrade',
  version: 1,
  title: 'All packages upgraded in the image',
  family: 'reproducibility',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'Each build gets other packages, the build cache keeps old ones for as long as it likes, and every upgraded package is in the image twice: as the base has it, and anew.',
  remedy:
    'Use a newer base image and build again with --pull; upgrade single packages by name where a fix cannot wait.',
  sources: [
    { name: 'dockle DKL-DI-0003' },
    {
      name: 'hadolint DL3035',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3035',
    },
  ],
  decide({ image, contents }) {
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
    const known = contents.known ? contents.value : undefined;
    const findings = ownRunSteps(image).flatMap(step => {
      const upgrades = step.commands.filter(isUpgrade);
      return upgrades.length > 0
        ? [findingOf({ image, step, upgrades, contents: known })]
        : [];
    });
    return findings.length > 0
      ? { state: 'found', findings: withUniqueKeys(findings) }
      : { state: 'passed' };
  },
};

function isUpgrade(command: ShellCommand): boolean {
  const told = packageCommand(command);
  return (
    told?.action === 'upgrade' &&
    !told.options.some(option =>
      /^(?:--download-only|-s|--simulate|--dry-run|--security)$/.test(option),
    )
  );
}

function findingOf(options: {
  image: ImageDescription;
  step: RunStep;
  upgrades: readonly ShellCommand[];
  contents: ImageContents | undefined;
}): Finding {
  const { image, step, upgrades, contents } = options;
  const [upgrade] = upgrades;
  const replaced = (contents?.files ?? [])
    .filter(
      ({ hidden }) =>
        hidden?.by === step.layer.index && hidden.how !== 'metadata',
    )
    .reduce((sum, { bytes }) => sum + bytes, 0);
  const rest = scriptWithout(step.script, upgrades);
  return {
    key: step.script.slice(0, 60),
    title: `\`${upgrade.text.slice(0, 60)}\` upgrades everything`,
    seen: `${layerName(step.layer)} upgrades all packages${
      replaced > 0
        ? ` and replaces ${bytesText(
            replaced,
          )} of files below, which stay in the image`
        : ''
    }.`,
    confidence:
      upgrade.isConditional || !isSurelyOwn(image) ? 'guess' : 'likely',
    method: 'commands of the history',
    places: [{ layer: step.layer.index }],
    remedy: {
      text: 'Take a newer base image and build with --pull instead.',
      change:
        rest === undefined
          ? undefined
          : {
              in: 'Dockerfile',
              before: `RUN ${step.script}`,
              after: rest === '' ? '' : `RUN ${rest}`,
            },
    },
  };
}
