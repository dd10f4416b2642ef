import { FileVersion } from '../../combine/ImageContents';
import { LayerDescription } from '../../model';
import { countText } from '../shared/countText';
import { directoryGroups } from '../shared/directoryGroups';
import { layerName } from '../shared/layerName';
import { isSurelyOwn } from '../shared/ownLayers';
import { nothingInOwnLayers, ownLiveFiles } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';

const WRITABLE_BY_ALL = 0o002;
const EXECUTABLE = 0o111;

/** Where everybody may write by design. */
const SHARED = /^(?:tmp|var\/tmp|dev|proc|sys|run|var\/run|var\/lock)(?:\/|$)/;

/** Files that every user of the container may change. */
export const worldWritableFiles: Rule = {
  id: 'world-writable-files',
  version: 1,
  title: 'Files that everybody may change',
  family: 'safety',
  severity: 'low',
  needs: ['contents'],
  why: 'A USER that is not root protects nothing if it may change the program that root or another user runs.',
  remedy:
    'Give the files to the user that writes them by COPY --chown, and others the right to read only.',
  sources: [
    { name: 'CIS benchmarks: no world writable files exist' },
    {
      name: 'Docker, COPY --chown --chmod',
      url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    },
  ],
  decide(input) {
    const { contents, image } = input;
    if (!contents.known) {
      return nothingInOwnLayers(input);
    }
    const byLayer = new Map<number, FileVersion[]>();
    for (const file of ownLiveFiles(
      image,
      contents.value,
      ({ mode, path }) => (mode & WRITABLE_BY_ALL) !== 0 && !SHARED.test(path),
    )) {
      const group = byLayer.get(file.layer) ?? [];
      group.push(file);
      byLayer.set(file.layer, group);
    }
    if (byLayer.size === 0) {
      return nothingInOwnLayers(input);
    }
    const confidence = isSurelyOwn(image) ? 'certain' : 'likely';
    return {
      state: 'found',
      findings: [...byLayer].map(([index, files]) => ({
        ...findingOf(image.layers[index], files),
        confidence,
      })),
    };
  },
};

function findingOf(layer: LayerDescription, files: FileVersion[]): Finding {
  const groups = directoryGroups(files);
  const directory = commonDirectory(files.map(({ path }) => path));
  // Programs and settings are what an intruder would change.
  const isGrave = files.some(
    ({ mode, path }) => (mode & EXECUTABLE) !== 0 || path.startsWith('etc/'),
  );
  return {
    key: directory,
    title: `${countText(files.length, 'file')} that everybody may change`,
    seen: `${layerName(layer)} makes ${countText(
      files.length,
      'file',
    )} below /${directory} writable for all users.`,
    severity: isGrave ? 'medium' : 'low',
    confidence: 'certain',
    method: 'read in the modes of the files',
    places: groups
      .slice(0, 20)
      .map(({ path, bytes }) => ({ layer: layer.index, path, bytes })),
    placeCount: groups.length,
    remedy: {
      text: 'Let only the user that runs the program write, and only where it must.',
      change: changeOf(layer, directory === '' ? groups[0].path : directory),
    },
  };
}

function changeOf(
  layer: LayerDescription,
  path: string,
): Finding['remedy']['change'] {
  const before = layer.instruction?.text;
  const after = before
    ?.replace(
      /(\bchmod(?:[ \t]+-[A-Za-z]{1,6})*[ \t]+|--chmod=)0?777\b/g,
      '$1755',
    )
    .replace(
      /(\bchmod(?:[ \t]+-[A-Za-z]{1,6})*[ \t]+|--chmod=)0?666\b/g,
      '$1644',
    )
    .replace(
      /(\bchmod(?:[ \t]+-[A-Za-z]{1,6})*[ \t]+)(?:a|ugo|o)\+(r?)wX?(x?)\b/g,
      '$1u+$2w$3',
    );
  if (before === undefined || after === undefined) {
    return undefined;
  }
  if (after !== before) {
    return { in: 'Dockerfile', before, after };
  }
  return /^(?:COPY|ADD) /.test(before)
    ? {
        in: 'Dockerfile',
        before,
        after: before.replace(/^(COPY|ADD) /, '$1 --chmod=go-w '),
      }
    : { in: 'Dockerfile', before, after: `${before} && chmod -R o-w /${path}` };
}

/** The deepest directory that holds all; of a single file its own path. */
function commonDirectory([first, ...others]: readonly string[]): string {
  let parts = others.length > 0 ? first.split('/').slice(0, -1) : [first];
  for (const other of others) {
    const names = other.split('/');
    const end = parts.findIndex((part, index) => part !== names[index]);
    parts = end < 0 ? parts : parts.slice(0, end);
  }
  return parts.join('/');
}
