import { createHash } from 'node:crypto';
import type { LayerContents } from '../LayerContents';
import type { LayerLimits } from '../LayerLimits';
import { readLayerContents } from '../readLayerContents';

/** A blob that comes in parts of a given length. */
export async function* inParts(
  bytes: Uint8Array,
  length = 64 * 1024,
): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) {
    yield bytes.subarray(at, at + length);
  }
}

export function digestOfBytes(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Reads a blob that a test holds in memory. */
export function readBytes(
  blob: Uint8Array,
  options: { limits?: Partial<LayerLimits>; partBytes?: number } = {},
): Promise<LayerContents> {
  return readLayerContents({
    blob: inParts(blob, options.partBytes),
    digest: digestOfBytes(blob),
    compressedBytes: blob.length,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
}
