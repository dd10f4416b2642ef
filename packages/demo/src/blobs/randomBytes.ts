import { createCipheriv, createHash } from 'node:crypto';
import { LONGEST_SEGMENT } from './segment';

const POOL_BYTES = 4 * 1024 * 1024;

/**
 * A key stream of AES-128 in counter mode: the same bytes on every machine,
 * made in milliseconds, and no compressor makes them smaller. Longer than the
 * window of gzip (32 KiB), so reuse at other offsets does not show.
 */
const pool: Uint8Array = createCipheriv(
  'aes-128-ctr',
  createHash('sha256').update('image-insights demo').digest().subarray(0, 16),
  Buffer.alloc(16),
).update(Buffer.alloc(POOL_BYTES));

/** A number from 0 to 2^32 - 1 that depends on every character of the text. */
export function numberFrom(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE(0);
}

/**
 * Incompressible bytes: a view into a shared pool, not to be written to.
 *
 * @param seed - which bytes; the same seed gives the same bytes
 * @param length - at most {@link LONGEST_SEGMENT}
 */
export function randomBytes(seed: number, length: number): Uint8Array {
  const offset = seed % (POOL_BYTES - LONGEST_SEGMENT);
  return pool.subarray(offset, offset + length);
}
