import { Rule } from '../Rule';
import { bytesText } from '../shared/bytesText';
import { layerName } from '../shared/layerName';
import { ownLayers } from '../shared/ownLayers';

/** The image is larger than its service allows itself. */
export const sizeBudget: Rule = {
  id: 'size-budget',
  version: 1,
  title: 'Larger than its budget',
  family: 'size',
  severity: 'medium',
  needs: ['manifest'],
  isAdvice: true,
  why: 'A budget is a promise of a team to itself: it turns slow growth into a decision.',
  remedy:
    'Make the image smaller, its largest layers first; or raise the budget on purpose.',
  sources: [{ name: 'size-limit, bundlewatch, Codecov bundle analysis' }],
  decide({ image, options }) {
    const budget = options.sizeBudgetBytes;
    if (budget === undefined) {
      return { state: 'not-applicable', reason: 'no budget is set' };
    }
    if (image.compressedBytes <= budget) {
      return { state: 'passed' };
    }
    const largest = [...ownLayers(image)].sort(
      (left, right) => right.compressedBytes - left.compressedBytes,
    );
    const over = image.compressedBytes - budget;
    return {
      state: 'found',
      findings: [
        {
          key: '',
          title: `${bytesText(over)} over its budget of ${bytesText(budget)}`,
          seen: `A pull transfers ${bytesText(image.compressedBytes)}, ${(
            (over / Math.max(1, budget)) *
            100
          ).toFixed(0)} % more than the budget.${
            largest.length > 0
              ? ` The largest layer of its own is ${layerName(
                  largest[0],
                )}, ${bytesText(largest[0].compressedBytes)}.`
              : ''
          }`,
          confidence: 'certain',
          method: 'sizes of the manifest',
          places: largest.slice(0, 5).map(({ index }) => ({ layer: index })),
          placeCount: Math.min(5, largest.length),
          remedy: {
            text: 'See what its largest layers hold and what the other findings would save, or raise the budget on purpose.',
          },
        },
      ],
    };
  },
};
