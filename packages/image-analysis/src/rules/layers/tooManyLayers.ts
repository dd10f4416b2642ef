import { BuilderName } from '../../model';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';
import { Rule } from '../Rule';
import { runChains } from './runChains';
import { mergedChain } from './mergedChain';

const MOST_LAYERS = 40;

/** Many layers are their way of sharing. */
const EXEMPT: ReadonlySet<BuilderName> = new Set<BuilderName>([
  'bazel',
  'nix',
  'jib',
  'buildpacks',
  'apko',
]);

/** More own layers than anybody needs. */
export const tooManyLayers: Rule = {
  id: 'too-many-layers',
  version: 1,
  title: 'Very many layers',
  family: 'layers',
  severity: 'low',
  needs: ['manifest'],
  why: 'Every layer is a request of its own when the image is pulled and a mount when it runs; container engines stop somewhere above 120.',
  remedy:
    'Join instructions that belong together, and build in a stage whose layers stay behind.',
  sources: [
    {
      name: 'hadolint DL3059',
      url: 'https://github.com/hadolint/hadolint/wiki/DL3059',
    },
  ],
  decide({ image }) {
    const own = ownLayers(image);
    if (own.length <= MOST_LAYERS) {
      return { state: 'passed' };
    }
    if (EXEMPT.has(image.builder.name)) {
      return {
        state: 'not-applicable',
        reason: `${image.builder.name} makes many layers so that images share them`,
      };
    }
    if (!image.base.known) {
      return {
        state: 'undecided',
        missing: 'manifest',
        reason: `it is not known which of the layers are the base's: ${image.base.reason}`,
      };
    }
    const [chain] = runChains(image).sort(
      (left, right) => right.length - left.length,
    );
    const smallest = [...own].sort(
      (left, right) => left.compressedBytes - right.compressedBytes,
    );
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${own.length} layers of its own`,
          seen: `The image adds ${own.length} layers to ${
            image.base.name ?? 'its base'
          }, ${image.layers.length} in all. Among the smallest are ${smallest
            .slice(0, 3)
            .map(layerName)
            .join(', ')}.`,
          confidence: image.base.confidence,
          method: 'counted in the manifest, empty layers left out',
          places: smallest.slice(0, 20).map(({ index }) => ({ layer: index })),
          placeCount: own.length,
          remedy: {
            text: 'Join instructions that belong together; what only the build needs belongs in a stage of its own.',
            change: chain && mergedChain(chain),
          },
        },
      ],
    };
  },
};
