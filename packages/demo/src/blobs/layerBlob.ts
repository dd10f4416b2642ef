import { gzip } from './deflate';
import { LayerSpec } from './layerSpec';
import { bytesOf } from './segment';
import { tar, tarBytes } from './tar';
import { zstandard } from './zstandard';

const CHUNK_BYTES = 256 * 1024;

/**
 * The layer of a step that changed nothing, as Go's gzip packs it: 32 bytes
 * with a well-known digest, the same in images all over the world.
 */
const EMPTY_LAYER = Buffer.from(
  'H4sIAAAAAAAA/2IYBaNgFIxYAAgAAP//Lq+17wAEAAA=',
  'base64',
);

/** Joins small pieces, so that a stream is not made of five-byte writes. */
function* joined(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
  let chunk = new Uint8Array(CHUNK_BYTES);
  let used = 0;
  for (const piece of pieces) {
    if (used + piece.length > CHUNK_BYTES) {
      yield chunk.subarray(0, used);
      chunk = new Uint8Array(CHUNK_BYTES);
      used = 0;
    }
    chunk.set(piece, used);
    used += piece.length;
  }
  if (used > 0) yield chunk.subarray(0, used);
}

/** The layer's archive as it is unpacked: what its diff ID is the hash of. */
export function* unpackedLayer(layer: LayerSpec): Generator<Uint8Array> {
  for (const segment of tar(layer)) yield bytesOf(segment);
}

/** The layer's blob: what a pull transfers and its digest is the hash of. */
export function* layerBlob(layer: LayerSpec): Generator<Uint8Array> {
  if (layer.packing === 'none') {
    yield* joined(unpackedLayer(layer));
  } else if (layer.packing === 'zstd') {
    yield* joined(zstandard(tar(layer), tarBytes(layer.entries)));
  } else if (layer.entries.length === 0) {
    yield EMPTY_LAYER;
  } else {
    yield* joined(gzip(tar(layer)));
  }
}
