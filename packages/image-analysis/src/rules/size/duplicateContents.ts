import { FileVersion } from '../../combine/ImageContents';
import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { countText } from '../shared/countText';
import { isSurelyOwn } from '../shared/ownLayers';
import { severityOfBytes } from '../shared/severityOfBytes';
import { shellQuote } from '../shared/shellQuote';
import { isThirdPartyPath } from '../shared/thirdPartyPath';
import { nothingInAnyLayer } from './liveFiles';

/** Of one group of copies, and of all. */
const GROUP_BYTES = 64_000;
const FLOOR_BYTES = 1_000_000;

/** The same contents under several names. */
export const duplicateContents: Rule = {
  id: 'duplicate-contents',
  version: 1,
  title: 'The same contents several times',
  family: 'size',
  severity: 'low',
  needs: ['contents'],
  why: 'Every copy of a file is stored and transferred, and compression does not find copies that lie far apart.',
  remedy:
    'Copy once, and link to it: ln -s in the same RUN, or fewer COPY instructions.',
  gain: 'length × (copies − 1), only copies that the image itself adds, compressed as their layer is',
  sources: [
    {
      name: 'slim xray: duplicates',
      url: 'https://github.com/slimtoolkit/slim',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    const groups = (contents?.duplicates ?? [])
      .flatMap(({ copies, bytes }) => {
        const files = copies.flatMap(id => {
          const file = contents?.files[id];
          return file ? [file] : [];
        });
        const surplus = surplusOf(
          files,
          file => input.image.layers[file.layer]?.fromBase === true,
        );
        const wasted = bytes * surplus.length;
        return wasted >= GROUP_BYTES
          ? [
              {
                kept: files.find(one => !surplus.includes(one)),
                surplus,
                wasted,
              },
            ]
          : [];
      })
      .sort((left, right) => right.wasted - left.wasted);
    const bytes = groups.reduce((sum, { wasted }) => sum + wasted, 0);
    if (!contents || bytes < FLOOR_BYTES) {
      return nothingInAnyLayer(input);
    }
    const [first] = groups;
    const copies = groups.flatMap(({ surplus }) => surplus);
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${bytesText(bytes)} in ${countText(
            copies.length,
            'copy',
            'copies',
          )} of files that are there already`,
          seen: `/${first.surplus[0].path} holds the same as /${
            first.kept?.path ?? ''
          }, ${bytesText(first.surplus[0].bytes)}.`,
          severity: severityOfBytes({ bytes, contents }),
          confidence: isSurelyOwn(input.image) ? 'certain' : 'likely',
          method: 'measured from layer contents, equal by their hashes',
          places: copies
            .slice(0, 20)
            .map(({ layer, path, bytes: of }) => ({ layer, path, bytes: of })),
          placeCount: copies.length,
          claims: copies.map(({ id, bytes: of }) => ({ file: id, bytes: of })),
          gainHow: 'all copies but one, compressed as their layers are',
          remedy: {
            text: `Keep /${
              first.kept?.path ?? ''
            } and link to it, or copy only one of the directories.`,
            change: {
              in: 'shell',
              after: `ln -sf ${shellQuote(
                `/${first.kept?.path ?? ''}`,
              )} ${shellQuote(`/${first.surplus[0].path}`)}`,
            },
          },
        },
      ],
    };
  },
};

/**
 * Copies that the image adds beyond the first: those of the base stay, and so
 * does one of its own where the base has none.
 */
function surplusOf(
  files: readonly FileVersion[],
  isBase: (file: FileVersion) => boolean,
): FileVersion[] {
  const own = files.filter(
    file =>
      !isBase(file) &&
      file.trait === undefined &&
      // Package managers nest and share copies by design.
      !isThirdPartyPath(file.path),
  );
  // What is kept may be a copy that is not looked at for another reason.
  return own.length < files.length ? own : own.slice(1);
}
