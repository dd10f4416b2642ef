import { bytesText } from '../shared/bytesText';
import { directoryGroups } from '../shared/directoryGroups';
import { hiddenPairs } from '../shared/hiddenPairs';
import { layerName } from '../shared/layerName';
import { unreadReason } from '../shared/unreadLayers';
import { Rule } from '../Rule';

const FLOOR_BYTES = 1_000_000;

/**
 * Files of the base image that own layers remove or replace. What they store
 * again unchanged is `metadata-copy-up`, which can be helped; databases and
 * caches that every installation replaces are nobody's fault.
 */
export const baseFilesHidden: Rule = {
  id: 'base-files-hidden',
  version: 1,
  title: 'Files of the base image hidden',
  family: 'layers',
  severity: 'info',
  needs: ['contents'],
  why: 'Removing or replacing files of the base image makes no image smaller: they are in the base, and every pull that brings the base brings them.',
  remedy:
    'Choose a base that does not hold them, or leave them where they are.',
  sources: [
    {
      name: 'dive issue 111, waste of the base image',
      url: 'https://github.com/wagoodman/dive/issues/111',
    },
  ],
  decide(input) {
    const { image } = input;
    if (!input.contents.known) {
      return {
        state: 'undecided',
        missing: 'contents',
        reason: input.contents.reason,
      };
    }
    const contents = input.contents.value;
    if (!image.base.known) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: `the base image is not known: ${image.base.reason}`,
      };
    }
    const { base } = image;
    if (base.layerCount === 0) {
      return { state: 'not-applicable', reason: 'the image has no base' };
    }
    const pairs = hiddenPairs({
      image,
      contents,
      ofBase: true,
      where: ({ hidden, trait, path }) =>
        hidden?.how !== 'metadata' &&
        trait?.family !== 'churn' &&
        !/^var\/(?:cache|log)\//.test(path),
    });
    const bytes = pairs.reduce((sum, pair) => sum + pair.bytes, 0);
    if (bytes < FLOOR_BYTES) {
      return contents.isComplete
        ? { state: 'passed' }
        : {
            state: 'undecided',
            missing: 'contents',
            reason: unreadReason(input),
          };
    }
    const places = pairs
      .flatMap(({ by, files }) =>
        directoryGroups(files).map(({ path, bytes: length }) => ({
          layer: by.index,
          path,
          bytes: length,
        })),
      )
      .sort((left, right) => right.bytes - left.bytes);
    const layers = [...new Set(pairs.map(({ by }) => by))];
    const name = base.name ?? 'the base image';
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${bytesText(bytes)} of the base image hidden`,
          seen: `${layers.slice(0, 3).map(layerName).join(', ')} ${
            layers.length === 1 ? 'removes or replaces' : 'remove or replace'
          } ${bytesText(
            bytes,
          )} of files that ${name} brings, most of it below /${
            places[0].path
          }. They are pulled all the same.`,
          confidence: base.confidence,
          method: `measured from layer contents; base known by ${base.method}`,
          places: places.slice(0, 20),
          placeCount: places.length,
          remedy: {
            text: `Only another base than ${name} saves these bytes: look for a variant without them.`,
          },
        },
      ],
    };
  },
};
