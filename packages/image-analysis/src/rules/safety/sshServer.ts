import { ImageDescription } from '../../model';
import { requestedPackages } from '../shared/installedByOwn';
import { layerName } from '../shared/layerName';
import { isSurelyOwn } from '../shared/ownLayers';
import { noInstructionFound } from '../shared/unknownHistory';
import { nothingInOwnLayers, ownLiveFiles } from '../size/liveFiles';
import { Finding, Rule } from '../Rule';

const PROGRAM = /^(?:usr\/(?:local\/)?)?s?bin\/(?:sshd|dropbear)$/;
const PACKAGES = new Set([
  'openssh-server',
  'openssh-server-pam',
  'openssh-server-common',
  'dropbear',
  'dropbear-bin',
]);
/** Packages that bring a server on some distributions and not on others. */
const WHOLE_SUITE = new Set(['openssh', 'ssh']);

/** An SSH server that the image's own build installed. */
export const sshServer: Rule = {
  id: 'ssh-server',
  version: 1,
  title: 'SSH server in the image',
  family: 'safety',
  severity: 'medium',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'A way in beside the platform’s own brings keys and passwords that somebody must look after, and host keys that all containers of the image share.',
  remedy:
    'Leave it out: kubectl exec, docker exec and ECS Exec need no server.',
  sources: [
    { name: 'CIS Docker Benchmark 5.7: sshd is not run within containers' },
  ],
  decide(input) {
    const { image, contents } = input;
    if (contents.known) {
      const [file] = ownLiveFiles(
        image,
        contents.value,
        ({ path, bytes }) => bytes > 0 && PROGRAM.test(path),
      );
      return file
        ? {
            state: 'found',
            findings: [
              findingOf(image, file.layer, `/${file.path}`, 'contents', {
                path: file.path,
                bytes: file.bytes,
              }),
            ],
          }
        : nothingInOwnLayers(input);
    }
    const asked = requestedPackages(image).find(
      ({ name, isConditional }) =>
        !isConditional && (PACKAGES.has(name) || WHOLE_SUITE.has(name)),
    );
    return asked
      ? {
          state: 'found',
          findings: [
            findingOf(image, asked.layer.index, asked.name, 'history', {}),
          ],
        }
      : noInstructionFound(input);
  },
};

function findingOf(
  image: ImageDescription,
  index: number,
  what: string,
  seenIn: 'contents' | 'history',
  place: { path?: string; bytes?: number },
): Finding {
  const layer = image.layers[index];
  const text = layer.instruction?.text;
  const after = text?.replace(
    /[ \t]+(?:openssh-server|dropbear(?:-bin)?)(?=[\s;&|]|$)/g,
    '',
  );
  return {
    key: '',
    title: 'SSH server in the image',
    seen: `${layerName(layer)} brings ${what}.`,
    confidence:
      seenIn === 'contents' && isSurelyOwn(image) ? 'certain' : 'likely',
    method:
      seenIn === 'contents' ? 'seen in layer contents' : 'read in the history',
    places: [{ layer: index, ...place }],
    remedy: {
      text: 'Leave the server out, unless serving SSH is what the image is for.',
      change:
        text !== undefined && after !== undefined && after !== text
          ? { in: 'Dockerfile', before: text, after }
          : undefined,
    },
  };
}
