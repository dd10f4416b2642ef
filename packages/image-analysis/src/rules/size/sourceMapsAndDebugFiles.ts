import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { fileClaims } from '../shared/fileClaims';
import { layerName } from '../shared/layerName';
import { filesFinding, placesText } from './filesFinding';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const FLOOR_BYTES = 500_000;

/** Files that map a compiled program back to its sources. */
export const sourceMapsAndDebugFiles: Rule = {
  id: 'source-maps-and-debug-files',
  version: 1,
  title: 'Source maps and debug files in the image',
  family: 'size',
  severity: 'low',
  needs: ['contents'],
  why: 'Source maps and separate debug files serve whoever looks for an error. They are of use beside the image, in an error tracker or a symbol server, and source maps may tell the sources to everybody.',
  remedy:
    'Upload them to where errors are looked at, and leave them out of the image.',
  gain: 'sum of the files, compressed as their layer is',
  sources: [
    { name: 'GDB, Debugging information in separate files' },
    {
      name: 'webpack, devtool: production',
      url: 'https://webpack.js.org/configuration/devtool/#production',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    if (!contents) {
      return nothingInOwnLayers(input);
    }
    const files = ownLiveFiles(
      input.image,
      contents,
      ({ trait }) => trait?.family === 'debug',
    );
    const findings = [
      {
        key: 'source-map',
        what: 'source maps',
        members: files.filter(({ trait }) => trait?.kind === 'source-map'),
        text: 'Build without source maps or remove `*.map` before copying, and upload them to where errors are looked at.',
      },
      {
        key: 'debug-file',
        what: 'debug files',
        members: files.filter(({ trait }) => trait?.kind !== 'source-map'),
        text: 'Leave debug packages and debug files out of the final image; keep them where you debug.',
      },
    ]
      .filter(({ members }) => bytesOf(members) >= FLOOR_BYTES)
      .map(({ key, what, members, text }) => {
        const bytes = bytesText(bytesOf(members));
        const layer = input.image.layers[fileClaims(members).layers[0]];
        return filesFinding({
          input,
          contents,
          files: members,
          told: {
            key,
            severity: 'low',
            title: `${bytes} of ${what}`,
            seen: `${layerName(layer)} brings ${placesText(
              members,
            )}, ${bytes}.`,
            remedy: { text },
          },
        });
      });
    return findings.length > 0
      ? { state: 'found', findings }
      : nothingInOwnLayers(input);
  },
};
