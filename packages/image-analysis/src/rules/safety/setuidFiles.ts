import { FileVersion } from '../../combine/ImageContents';
import { layerName } from '../shared/layerName';
import { isSurelyOwn } from '../shared/ownLayers';
import { nothingInOwnLayers, ownLiveFiles } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';

const SETUID_OR_SETGID = 0o6000;
const EXECUTABLE = 0o111;

/** What distributions ship so, in the places where they do. */
const USUAL =
  /^(?:usr\/)?(?:s?bin|lib(?:64|exec)?(?:\/[\w.-]{1,60}){0,3})\/(?:su|mount|umount|passwd|gpasswd|chsh|chfn|newgrp|newuidmap|newgidmap|chage|expiry|wall|write|ping6?|login|unix_chkpwd|unix2_chkpwd|pam_timestamp_check|userhelper|usernetctl|dbus-daemon-launch-helper|ssh-agent|ssh-keysign|bbsuid|fusermount3?|utempter|polkit-agent-helper-1|staprun|crontab|at)$/;
const ORDINARY_PLACE = /^(?:usr\/|usr\/local\/)?(?:s?bin|lib|lib64|libexec)\//;

/** Programs that run as their owner, which an own layer brought. */
export const setuidFiles: Rule = {
  id: 'setuid-files',
  version: 1,
  title: 'Setuid or setgid programs',
  family: 'safety',
  severity: 'low',
  needs: ['contents'],
  why: 'A setuid program runs as its owner whoever starts it. Each is a way for an intruder to become root, and a service rarely needs one.',
  remedy:
    'Take the bits away, or forbid them at run time (allowPrivilegeEscalation: false, no-new-privileges).',
  sources: [
    { name: 'CIS Docker Benchmark 4.8, dockle CIS-DI-0008' },
    { name: 'slim xray' },
  ],
  decide(input) {
    const { contents, image } = input;
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const ofBase = new Set(
      contents.value.files
        .filter(
          file => image.layers[file.layer]?.fromBase === true && isSetuid(file),
        )
        .map(({ path }) => path),
    );
    const files = ownLiveFiles(
      image,
      contents.value,
      file =>
        isSetuid(file) && !USUAL.test(file.path) && !ofBase.has(file.path),
    );
    if (files.length === 0) {
      return nothingInOwnLayers(input);
    }
    const isOdd = files.some(({ path }) => !ORDINARY_PLACE.test(path));
    const paths = files.map(({ path }) => `/${path}`);
    const layer = image.layers[files[0].layer];
    const finding: Finding = {
      key: '',
      title:
        files.length === 1
          ? `${paths[0]} is ${bitsOf(files[0])}`
          : `${files.length} setuid or setgid programs`,
      seen: `${layerName(layer)} brings ${paths.slice(0, 3).join(', ')}${
        paths.length > 3 ? ` and others` : ''
      }, which run with the rights of their owner or group.`,
      severity: isOdd ? 'medium' : 'low',
      confidence: isSurelyOwn(image) ? 'certain' : 'likely',
      method: 'read in the modes of the files',
      places: files.slice(0, 20).map(file => ({
        layer: file.layer,
        path: file.path,
        bytes: file.bytes,
      })),
      placeCount: files.length,
      remedy: {
        text: 'Take the bits away in the RUN that installs them, unless the service needs them.',
        change: {
          in: 'Dockerfile',
          before:
            layer.instruction?.keyword === 'RUN'
              ? layer.instruction.text
              : undefined,
          after: afterText(layer.instruction?.text, paths),
        },
      },
    };
    return { state: 'found', findings: [finding] };
  },
};

function isSetuid({ mode }: FileVersion): boolean {
  return (mode & SETUID_OR_SETGID) !== 0 && (mode & EXECUTABLE) !== 0;
}

function bitsOf({ mode }: FileVersion): string {
  return (mode & 0o4000) !== 0 ? 'setuid' : 'setgid';
}

function afterText(text: string | undefined, paths: readonly string[]): string {
  const command = `chmod a-s ${paths.slice(0, 10).join(' ')}`;
  return text?.startsWith('RUN ') && !text.includes('<<')
    ? `${text.trimEnd().replace(/;$/, '')} && \\\n    ${command}`
    : `RUN ${command}`;
}
