import { createHash } from 'node:crypto';
import digests from './digests.json';
import { layerBlob, unpackedLayer } from './layerBlob';
import { LayerSpec } from './layerSpec';
import { MODIFIED_AT } from './tar';

/** What a manifest and a config say of a layer. */
export interface LayerDigests {
  /** Of the blob, `sha256:…`. */
  digest: string;
  /** Length of the blob. */
  compressedBytes: number;
  /** Digest of the unpacked archive, `sha256:…`. */
  diffId: string;
  /** Length of the unpacked archive. */
  uncompressedBytes: number;
}

/** To be raised when the encoders change: all entries then become stale. */
const ENCODING = 1;

/** Under which name the table knows a layer: a hash of all that makes it. */
export function tableKey(layer: LayerSpec): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        ENCODING,
        layer.packing,
        layer.modifiedAt ?? MODIFIED_AT,
        layer.entries,
      ]),
    )
    .digest('hex')
    .slice(0, 32);
}

function hash(pieces: Iterable<Uint8Array>): { hex: string; bytes: number } {
  const sum = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    sum.update(piece);
    bytes += piece.length;
  }
  return { hex: sum.digest('hex'), bytes };
}

/** Makes the whole layer, seconds for a large one, and hashes it. */
export function computeDigests(layer: LayerSpec): LayerDigests {
  const packed = hash(layerBlob(layer));
  const unpacked = hash(unpackedLayer(layer));
  return {
    digest: `sha256:${packed.hex}`,
    compressedBytes: packed.bytes,
    diffId: `sha256:${unpacked.hex}`,
    uncompressedBytes: unpacked.bytes,
  };
}

/** The table as it is stored: hexadecimal digits and lengths by key. */
export type StoredDigests = Record<string, (string | number)[]>;

const table = new Map<string, (string | number)[]>(Object.entries(digests));

/**
 * Digests of a layer from the table that is committed beside this file,
 * because making hundreds of megabytes at every start would take too long.
 *
 * @throws Error where the table does not know the layer: a story was changed
 * and the table was not made anew.
 */
export function digestsOf(layer: LayerSpec): LayerDigests {
  const [digest, compressedBytes, diffId, uncompressedBytes] =
    table.get(tableKey(layer)) ?? [];
  if (
    typeof digest !== 'string' ||
    typeof compressedBytes !== 'number' ||
    typeof diffId !== 'string' ||
    typeof uncompressedBytes !== 'number'
  ) {
    const first = layer.entries[0]?.path ?? '(empty)';
    throw new Error(
      `The digest table has no entry for the layer that begins with "${first}": a layer has changed since the table was made. Run "yarn workspace demo digests" and commit digests.json`,
    );
  }
  return {
    digest: `sha256:${digest}`,
    compressedBytes,
    diffId: `sha256:${diffId}`,
    uncompressedBytes,
  };
}
