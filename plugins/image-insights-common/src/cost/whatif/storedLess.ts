import { layerRates } from '../bytes';
import { carriedBytes } from '../bytes/carriedBytes';
import { CostStream, PullImage } from '../schema';

/** How often what a stream's current image consists of is stored. */
export interface StoredCopies {
  /** By layer. */
  layers: number[];
  /** The stream that says what its repository stores. */
  keeper: CostStream;
}

/**
 * How often each layer of a repository's current images, or what follows it in
 * other tags, is stored. A layer that differs in every release is stored as
 * often as images are kept, one that never differs once:
 * `1 + rate · (kept − 1)`; and no more than the repository has bytes.
 *
 * Environments share what is stored: of each repository and platform the
 * stream with the newest image counts, the others are not in the result, nor
 * are repositories of which nobody said what they store.
 */
export function storedCopies(
  streams: readonly CostStream[],
): Map<CostStream, StoredCopies> {
  const copies = new Map<CostStream, StoredCopies>();
  for (const ofRepository of byRepository(streams).values()) {
    const keeper = ofRepository.find(({ stored }) => stored);
    if (keeper?.stored === undefined) {
      continue;
    }
    const platforms = [...byPlatform(ofRepository).values()];
    const images = Math.max(1, keeper.stored.images / platforms.length);
    const newest = platforms.map(ofPlatform => ofPlatform.reduce(newer));
    const counts = newest.map(stream => copiesOf(stream, images));
    const bytes = newest.reduce(
      (sum, stream, index) => sum + bytesOf(stream, counts[index]),
      0,
    );
    const most = Math.min(1, keeper.stored.blobBytes / Math.max(1, bytes));
    newest.forEach((stream, index) =>
      copies.set(stream, {
        layers: counts[index].map(count => count * most),
        keeper,
      }),
    );
  }
  return copies;
}

function copiesOf(stream: CostStream, images: number): number[] {
  const { releases, settings } = stream;
  if (settings.storageSharing === 'none') {
    return current(stream).layers.map(() => images);
  }
  // A registry stores a blob once, wherever in an image it lies.
  return layerRates({ releases, reuse: 'digest' }).layers.map(
    ({ moved, transitions }) => 1 + (moved / transitions) * (images - 1),
  );
}

function bytesOf(stream: CostStream, copies: readonly number[]): number {
  return carriedBytes(current(stream).layers).reduce(
    (sum, bytes, layer) => sum + bytes * copies[layer],
    0,
  );
}

/**
 * Bytes that repositories store less once each image that they keep has the
 * smaller layers. That is the steady state: until the images of today are
 * gone, nothing is saved.
 */
export function storedLess(
  mended: ReadonlyMap<CostStream, CostStream>,
): Map<string, number> {
  const less = new Map<string, number>();
  for (const [stream, { layers: copies }] of storedCopies([...mended.keys()])) {
    const before = carriedBytes(current(stream).layers);
    const after = carriedBytes(current(mended.get(stream) ?? stream).layers);
    const bytes = before.reduce(
      (sum, of, layer) => sum + (of - after[layer]) * copies[layer],
      less.get(stream.repository) ?? 0,
    );
    less.set(stream.repository, bytes);
  }
  return new Map(
    [...less].map(([repository, bytes]) => [repository, Math.round(bytes)]),
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
