import { Rule } from '../Rule';
import { countText } from '../shared/countText';
import { layerName } from '../shared/layerName';

/** Steps that made a layer with nothing in it. */
export const emptyLayer: Rule = {
  id: 'empty-layer',
  version: 1,
  title: 'Step that made an empty layer',
  family: 'size',
  severity: 'info',
  needs: ['manifest'],
  why: 'A RUN that changes no file still makes a layer. It costs a request at each pull, and may be a sign that a step does not do what it was meant to do.',
  remedy: 'Remove the step, or join it with the one that needs its result.',
  sources: [{ name: 'OCI image specification; dive issue 507' }],
  decide({ image }) {
    // WORKDIR makes one under BuildKit if the directory is there: no fault.
    const layers = image.layers.filter(
      ({ isEmpty, fromBase, instruction }) =>
        isEmpty && fromBase !== true && instruction?.keyword === 'RUN',
    );
    if (layers.length === 0) {
      return { state: 'passed' };
    }
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${countText(layers.length, 'step')} made an empty layer`,
          seen: `${layerName(layers[0])} changed no file.`,
          confidence: 'certain',
          method: 'digest of an empty layer',
          places: layers.slice(0, 20).map(({ index }) => ({ layer: index })),
          placeCount: layers.length,
          remedy: {
            text: 'Remove the step, or join it with the one that needs its result.',
          },
        },
      ],
    };
  },
};
