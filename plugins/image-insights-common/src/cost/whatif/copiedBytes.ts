import { missingLayers } from '../bytes/missingLayers';
import { carriedBytes } from '../bytes/carriedBytes';
import { coldBytes } from '../bytes';
import { CostStream, PullImage } from '../schema';
import { byPlatform, byRepository, newer } from './storedLess';

/**
 * Bytes that keeping a copy of a service's repositories elsewhere moves in a
 * month: of each new release the blobs that the copy does not hold from those
 * before, which is what registries exchange, whatever nodes do with them.
 *
 * Environments share a copy: the one that is deployed most often counts. With
 * a single release all of it is taken to be new.
 */
export function copiedBytes(streams: readonly CostStream[]): number {
  let total = 0;
  for (const ofRepository of byRepository(streams).values()) {
    for (const ofPlatform of byPlatform(ofRepository).values()) {
      const perMonth = Math.max(
        ...ofPlatform.map(({ settings }) => settings.deploymentsPerMonth),
      );
      total += perMonth * newBytes(ofPlatform.reduce(newer).releases);
    }
  }
  return Math.round(total);
}

/** Of one release, on average, config and manifest included. */
function newBytes(releases: readonly PullImage[]): number {
  const later = releases.slice(1).map((image, index) => {
    const held = releases.slice(0, index + 1);
    if (held.some(({ digest }) => digest === image.digest)) {
      return 0;
    }
    const carried = carriedBytes(image.layers);
    return missingLayers({ image, held, reuse: 'digest' }).layers.reduce(
      (sum, layer) => sum + carried[layer],
      image.configBytes + image.manifestBytes,
    );
  });
  if (later.length === 0) {
    const { blob, api } = coldBytes(releases[0]);
    return blob + api;
  }
  return later.reduce((sum, bytes) => sum + bytes, 0) / later.length;
}

/** Bytes of all blobs that the releases have, each once. */
export function distinctBlobBytes(releases: readonly PullImage[]): number {
  const bytes = new Map<string, number>();
  for (const { digest, layers, configBytes } of releases) {
    bytes.set(`config of ${digest}`, configBytes);
    for (const layer of layers) {
      bytes.set(layer.digest, layer.compressedBytes);
    }
  }
  return [...bytes.values()].reduce((sum, one) => sum + one, 0);
}
