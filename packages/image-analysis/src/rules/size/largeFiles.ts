import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { countText } from '../shared/countText';
import { layerName } from '../shared/layerName';
import { bytesOf, nothingInOwnLayers, ownLiveFiles } from './liveFiles';

const LARGE_BYTES = 10_000_000;
const MOST_FILES = 20;

/** The largest single files: to know, not to blame. */
export const largeFiles: Rule = {
  id: 'large-files',
  version: 1,
  title: 'Large files',
  family: 'size',
  severity: 'info',
  needs: ['contents'],
  why: 'A few files are often most of an image. Whoever sees them listed knows at once which of them are there by mistake.',
  remedy:
    'Look through the list, and leave out what the program does not read.',
  sources: [
    {
      name: 'slim xray: largest objects',
      url: 'https://github.com/slimtoolkit/slim',
    },
  ],
  decide(input) {
    const contents = input.contents.known ? input.contents.value : undefined;
    const files = contents
      ? ownLiveFiles(
          input.image,
          contents,
          ({ bytes }) => bytes >= LARGE_BYTES,
        ).sort((left, right) => right.bytes - left.bytes)
      : [];
    if (files.length === 0) {
      return nothingInOwnLayers(input);
    }
    const [largest] = files;
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${countText(files.length, 'file')} of more than ${bytesText(
            LARGE_BYTES,
          )}, ${bytesText(bytesOf(files))} together`,
          seen: `The largest is /${largest.path}, ${bytesText(
            largest.bytes,
          )}, by ${layerName(input.image.layers[largest.layer])}.`,
          confidence: 'certain',
          method: 'measured from layer contents',
          places: files
            .slice(0, MOST_FILES)
            .map(({ layer, path, bytes }) => ({ layer, path, bytes })),
          placeCount: files.length,
          remedy: {
            text: 'Look through the list, and leave out what the program does not read.',
          },
        },
      ],
    };
  },
};
