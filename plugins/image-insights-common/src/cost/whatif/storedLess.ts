import { layerRates } from '../bytes';
import { CostStream, PullImage } from '../schema';

/**
 * Bytes that repositories store less once each image they keep has smaller
 * layers: of a layer that differs in every release as many copies are stored
 * as images are kept, of one that never differs a single one:
 * `Δ · (1 + rate · (kept − 1))`.
 *
 * That counts the steady state: until the images of today are gone, nothing
 * is saved. Environments of one repository share their images, so that each
 * platform counts once.
 */
export function storedLess(
  streams: readonly CostStream[],
  mended: ReadonlyMap<CostStream, CostStream>,
): Map<string, number> {
  const less = new Map<string, number>();
  for (const ofRepository of byRepository(streams).values()) {
    const stored = ofRepository.find(({ stored: known }) => known)?.stored;
    if (stored === undefined) {
      continue;
    }
    const platforms = byPlatform(ofRepository);
    const images = Math.max(1, stored.images / platforms.size);
    let bytes = 0;
    for (const ofPlatform of platforms.values()) {
      const stream = ofPlatform.reduce(newer);
      const then = mended.get(stream);
      if (then && then !== stream) {
        bytes += keptLess({ stream, then, images });
      }
    }
    less.set(
      ofRepository[0].repository,
      Math.min(stored.blobBytes, Math.round(bytes)),
    );
  }
  return less;
}

function keptLess(options: {
  stream: CostStream;
  then: CostStream;
  images: number;
}): number {
  const { stream, then, images } = options;
  const before = current(stream).layers;
  const after = current(then).layers;
  const copies = copiesOf(stream, images);
  const seen = new Set<string>();
  return before.reduce((sum, { digest, compressedBytes }, index) => {
    if (seen.has(digest)) {
      return sum;
    }
    seen.add(digest);
    const smaller = compressedBytes - (after[index]?.compressedBytes ?? 0);
    return sum + smaller * copies[index];
  }, 0);
}

/** How often each layer of the current image, or what follows it, is stored. */
export function copiesOf(stream: CostStream, images: number): number[] {
  const { releases, settings } = stream;
  if (settings.storageSharing === 'none') {
    return current(stream).layers.map(() => images);
  }
  // A registry stores a blob once, wherever in an image it lies.
  return layerRates({ releases, reuse: 'digest' }).layers.map(
    ({ moved, transitions }) => 1 + (moved / transitions) * (images - 1),
  );
}

export function current({ releases }: CostStream): PullImage {
  return releases[releases.length - 1];
}

export function byRepository(
  streams: readonly CostStream[],
): Map<string, CostStream[]> {
  return grouped(streams, ({ repository }) => repository);
}

export function byPlatform(
  streams: readonly CostStream[],
): Map<string, CostStream[]> {
  return grouped(streams, ({ platform }) => platform);
}

/** The stream whose current image is the newer one. */
export function newer(one: CostStream, other: CostStream): CostStream {
  return current(other).at > current(one).at ? other : one;
}

function grouped(
  streams: readonly CostStream[],
  keyOf: (stream: CostStream) => string,
): Map<string, CostStream[]> {
  const groups = new Map<string, CostStream[]>();
  for (const stream of streams) {
    const key = keyOf(stream);
    const group = groups.get(key);
    if (group) {
      group.push(stream);
    } else {
      groups.set(key, [stream]);
    }
  }
  return groups;
}
