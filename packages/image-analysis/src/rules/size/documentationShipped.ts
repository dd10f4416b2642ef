import { LayerDescription } from '../../model';
import { Finding, Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { runText } from '../shared/cacheMount';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { packageCommand } from '../shared/packageCommand';
import { rewriteCommands, withOptions } from '../shared/rewriteCommands';
import { RunStep, runStepOf } from '../shared/runSteps';
import { filesFinding, placesText } from './filesFinding';
import { isLicence } from './isLicence';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const FLOOR_BYTES = 1_000_000;

/** Manuals, documentation and translations of packages. */
export const documentationShipped: Rule = {
  id: 'documentation-shipped',
  version: 1,
  title: 'Documentation and translations in the image',
  family: 'size',
  severity: 'low',
  needs: ['contents'],
  why: 'Packages bring manuals, documentation and translations that nobody reads in a container.',
  remedy:
    'Tell the package manager to leave documentation out before it installs; keep the licences.',
  gain: 'sum of the files, licences left out, compressed as their layer is',
  sources: [
    {
      name: 'Ubuntu wiki, Reducing disk footprint',
      url: 'https://wiki.ubuntu.com/ReducingDiskFootprint',
    },
    { name: 'dpkg(1): --path-exclude; dnf.conf(5): tsflags=nodocs' },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    const files = contents
      ? ownLiveFiles(
          input.image,
          contents,
          ({ trait, path }) =>
            trait?.family === 'documentation' && !isLicence(path),
        )
      : [];
    if (!contents || bytesOf(files) < FLOOR_BYTES) {
      return nothingInOwnLayers(input);
    }
    const bytes = bytesText(bytesOf(files));
    const layer = input.image.layers[fileClaims(files).layers[0]];
    return {
      state: 'found',
      findings: [
        filesFinding({
          input,
          contents,
          files,
          told: {
            key: '',
            title: `${bytes} of documentation and translations`,
            seen: `${layerName(layer)} brings ${placesText(files)}, ${bytes}.`,
            severity: 'low',
            remedy: remedyOf(layer),
          },
        }),
      ],
    };
  },
};

const WITHOUT_DOCUMENTATION: Readonly<
  Record<'apt' | 'dnf', (step: RunStep) => string>
> = {
  apt: step =>
    [
      'COPY <<EOF /etc/dpkg/dpkg.cfg.d/no-documentation',
      'path-exclude=/usr/share/doc/*',
      'path-include=/usr/share/doc/*/copyright',
      'path-exclude=/usr/share/man/*',
      'path-exclude=/usr/share/info/*',
      'path-exclude=/usr/share/locale/*',
      'EOF',
      runText(step.flags, step.script),
    ].join('\n'),
  dnf: step =>
    runText(
      step.flags,
      rewriteCommands(step, command =>
        packageCommand(command)?.action === 'install'
          ? withOptions(command, 'install', '--setopt=tsflags=nodocs')
          : undefined,
      ),
    ),
};

function remedyOf(layer: LayerDescription): Finding['remedy'] {
  const step = runStepOf(layer);
  const manager = step?.commands
    .map(command => packageCommand(command))
    .find(packages => packages?.action === 'install')?.manager;
  const after =
    step && (manager === 'apt' || manager === 'dnf')
      ? WITHOUT_DOCUMENTATION[manager](step)
      : undefined;
  const text =
    manager === 'apk'
      ? 'Leave out the packages whose names end in `-doc` and `-lang`.'
      : 'Tell the package manager to leave documentation out before it installs. Licences stay.';
  return {
    text,
    ...(step &&
      after !== undefined && {
        change: {
          in: 'Dockerfile' as const,
          before: runText(step.flags, step.script),
          after,
        },
      }),
  };
}
