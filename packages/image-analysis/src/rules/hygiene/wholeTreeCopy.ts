import { copyArguments } from '../shared/copyArguments';
import { layerName } from '../shared/layerName';
import { noInstructionFound } from '../shared/unknownHistory';
import { Rule } from '../Rule';

/** `COPY / /` over something that is already there. */
export const wholeTreeCopy: Rule = {
  id: 'whole-tree-copy',
  version: 1,
  title: 'A whole file system copied over another',
  family: 'hygiene',
  severity: 'info',
  needs: ['manifest'],
  why: 'COPY of / to / brings everything of a stage or of the build context, needed or not, and replaces what is there.',
  remedy: 'Copy the files that the program needs, by name.',
  sources: [
    {
      name: 'hadolint DL3067',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3067',
    },
  ],
  decide(input) {
    const { image } = input;
    const found = image.layers.filter(layer => {
      const words = copyArguments(layer);
      // Onto nothing, it squashes the layers of a stage: a known idiom.
      const isFirst = image.layers
        .slice(0, layer.index)
        .every(({ isEmpty }) => isEmpty);
      return (
        words?.keyword === 'COPY' &&
        layer.fromBase !== true &&
        !isFirst &&
        words.sources.some(source => /^\/\.?$/.test(source)) &&
        /^\/\.?$/.test(words.destination)
      );
    });
    if (found.length === 0) {
      return noInstructionFound(input);
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: 'COPY of / to /',
          seen: `${layerName(
            found[0],
          )} copies a whole tree onto the root of what the layers below hold.`,
          confidence: 'likely',
          method: 'read in the history, which does not name the stage',
          places: found.slice(0, 20).map(({ index }) => ({ layer: index })),
          placeCount: found.length,
          remedy: {
            text: 'Copy what the program needs by name; or begin FROM scratch, if the tree is complete.',
          },
        },
      ],
    };
  },
};
