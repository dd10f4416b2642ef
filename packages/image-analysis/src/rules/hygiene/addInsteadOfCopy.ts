import { ImageContents } from '../../combine/ImageContents';
import { ImageDescription, LayerDescription } from '../../model';
import { CopyArguments, copyArguments } from '../shared/copyArguments';
import { layerName } from '../shared/layerName';
import { noInstructionFound } from '../shared/unknownHistory';
import { Rule } from '../Rule';

/** What ADD unpacks; `.zip` it does not. */
const ARCHIVE =
  /\.(?:tar|tgz|tbz2?|txz|tlz|tzst|tar\.\w{1,4}|gz|bz2|xz|zst|lz|lzma|z)$/i;
const REMOTE = /^(?:https?:\/\/|git@|git:\/\/|ssh:\/\/|github\.com\/)/i;

/** ADD of plain local files. */
export const addInsteadOfCopy: Rule = {
  id: 'add-instead-of-copy',
  version: 1,
  title: 'ADD where COPY does',
  family: 'hygiene',
  severity: 'low',
  needs: ['manifest'],
  uses: ['contents'],
  why: 'ADD unpacks archives and fetches addresses. Where neither is meant, COPY says what happens and does nothing unexpected when a file’s name changes.',
  remedy: 'Use COPY for local files.',
  sources: [
    {
      name: 'hadolint DL3020',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3020',
    },
    { name: 'CIS Docker Benchmark 4.9, dockle CIS-DI-0009' },
    {
      name: 'Docker, Building best practices: ADD or COPY',
      url: 'https://docs.docker.com/build/building/best-practices/#add-or-copy',
    },
  ],
  decide(input) {
    const { image, contents } = input;
    const found = image.layers.flatMap(layer => {
      const words = copyArguments(layer);
      return words?.keyword === 'ADD' &&
        !isRootFilesystem(image, layer, words) &&
        isPlain(layer, words, contents.known ? contents.value : undefined)
        ? [{ layer, words }]
        : [];
    });
    if (found.length === 0) {
      return noInstructionFound(input);
    }
    const [{ layer, words }] = found;
    const isNamed = !words.sources.some(isHashed);
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'ADD of local files',
          seen: `${layerName(
            layer,
          )} adds plain files or directories of the build context.`,
          confidence: 'certain',
          method: isNamed
            ? 'read in the history'
            : 'read in the history and the layer’s contents',
          places: found.slice(0, 20).map(one => ({ layer: one.layer.index })),
          placeCount: found.length,
          remedy: {
            text: 'Say COPY.',
            change: isNamed
              ? {
                  in: 'Dockerfile',
                  before: layer.instruction?.text,
                  after: layer.instruction?.text.replace(/^ADD/, 'COPY') ?? '',
                }
              : undefined,
          },
        },
      ],
    };
  },
};

/** The archive that a base image begins with. */
function isRootFilesystem(
  image: ImageDescription,
  layer: LayerDescription,
  { destination }: CopyArguments,
): boolean {
  return (
    layer.fromBase === true ||
    (destination === '/' &&
      image.layers.slice(0, layer.index).every(({ isEmpty }) => isEmpty))
  );
}

/** Classic Docker and buildah keep a hash instead of the names. */
function isHashed(source: string): boolean {
  return /^(?:file|dir|multi):/.test(source);
}

function isPlain(
  layer: LayerDescription,
  { sources, destination }: CopyArguments,
  contents: ImageContents | undefined,
): boolean {
  return sources.every(source => {
    if (source.startsWith('dir:')) {
      return true;
    }
    if (source.startsWith('multi:')) {
      return false;
    }
    if (source.startsWith('file:')) {
      // One file of the name that was asked for: nothing was unpacked.
      const files = contents?.files.filter(file => file.layer === layer.index);
      const path = destination.replace(/^\/+/, '');
      return (
        files?.length === 1 && !path.endsWith('/') && files[0].path === path
      );
    }
    return (
      !REMOTE.test(source) &&
      !ARCHIVE.test(source) &&
      // A pattern or variable may stand for archives.
      !/[*?[$]/.test(source) &&
      !source.startsWith('<<')
    );
  });
}
