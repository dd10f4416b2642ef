import {
  PullImage,
  PullLayer,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The same files with other times compress to nearly the same length; whatever
 * differs by more is not worth asking about.
 */
const TOLERANCE = 0.05;
const TOLERATED_BYTES = 4_096;

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
      later.layers.forEach((layer, place) => {
        const before = madeBySameStep(earlier, layer, place);
        if (before && isLike(before, layer)) {
          found.add(before.digest);
          found.add(layer.digest);
        }
      });
    }
  }
  return [...found];
}

function madeBySameStep(
  { layers }: PullImage,
  { step }: PullLayer,
  place: number,
): PullLayer | undefined {
  if (step === undefined) {
    return undefined;
  }
  // Mostly it is where it was.
  const there = layers.at(place);
  return there?.step === step
    ? there
    : layers.find(layer => layer.step === step);
}

function isLike(before: PullLayer, layer: PullLayer): boolean {
  const isSame =
    before.digest === layer.digest ||
    (layer.diffId !== undefined && before.diffId === layer.diffId);
  const difference = Math.abs(before.compressedBytes - layer.compressedBytes);
  return (
    !isSame && difference <= TOLERATED_BYTES + TOLERANCE * layer.compressedBytes
  );
}
