import { PullImage } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * Digests of layers that the same step made in two releases after each other
 * and that differ: whether they hold the same files is worth knowing.
 */
export function comparableLayers(releases: readonly PullImage[]): string[] {
  const found = new Set<string>();
  for (let index = 1; index < releases.length; index += 1) {
    const earlier = releases[index - 1];
    const later = releases[index];
    if (earlier.digest !== later.digest) {
      const bySteps = new Map(earlier.layers.map(layer => [layer.step, layer]));
      for (const layer of later.layers) {
        const before =
          layer.step === undefined ? undefined : bySteps.get(layer.step);
        const isSame =
          before?.digest === layer.digest ||
          (layer.diffId !== undefined && before?.diffId === layer.diffId);
        if (before && !isSame) {
          found.add(before.digest);
          found.add(layer.digest);
        }
      }
    }
  }
  return [...found];
}
