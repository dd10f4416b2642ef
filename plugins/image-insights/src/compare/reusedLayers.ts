import type { Comparison } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * How many layers from the bottom of the second image a node that holds the
 * first need not pull; undefined where bytes do not tell, as when a blob
 * occurs twice.
 * @public
 */
export function reusedLayers(
  comparison: Pick<Comparison, 'layers' | 'pull'>,
): { count: number; all: number } | undefined {
  const { layers, pull } = comparison;
  const later = layers.filter(({ to }) => to !== undefined);
  let sum = 0;
  let count: number | undefined = pull.reusedBytes === 0 ? 0 : undefined;
  for (const [index, layer] of later.entries()) {
    sum += layer.toCompressedBytes;
    if (sum === pull.reusedBytes && layer.from !== undefined) {
      count = index + 1;
    }
  }
  return count === undefined ? undefined : { count, all: later.length };
}
