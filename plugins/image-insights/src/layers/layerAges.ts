import type { Comparison } from '@image-insights/backstage-plugin-image-insights-common';

/** What became of a layer since the release before. @public */
export type LayerAge = 'kept' | 'new';

/**
 * Which layers of an image the release before had as well, by their index.
 * What was only compressed anew is pulled anew, and counts as new. Empty for
 * a comparison that is not about this image.
 * @public
 */
export function layerAges(
  comparison: Pick<Comparison, 'to' | 'layers'> | undefined,
  digest: string,
): ReadonlyMap<number, LayerAge> {
  const ages = new Map<number, LayerAge>();
  if (comparison?.to !== digest) return ages;
  for (const { kind, to } of comparison.layers) {
    if (to !== undefined) ages.set(to, kind === 'unchanged' ? 'kept' : 'new');
  }
  return ages;
}
