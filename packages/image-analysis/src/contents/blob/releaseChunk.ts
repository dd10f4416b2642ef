import type { Duplex } from 'node:stream';

/**
 * Gives a decoder's output buffer back to the system as soon as it was used.
 * Otherwise each of the thousands of a layer waits for the garbage collector,
 * which takes a fifth of the whole time, and memory that is fresh to the
 * processor's caches each time.
 *
 * Only where it can be seen that nobody will write to that buffer again: it is
 * full, and the decoder (which offers no way to be given a buffer) has gone
 * over to another one. Where a version of Node does not let that be seen,
 * nothing is done.
 */
export function releaseChunk(chunk: Buffer, decoder: Duplex): void {
  const { buffer } = chunk;
  const isLastPart = chunk.byteOffset + chunk.byteLength === buffer.byteLength;
  if (
    isLastPart &&
    'transfer' in buffer &&
    typeof buffer.transfer === 'function' &&
    '_outBuffer' in decoder &&
    ArrayBuffer.isView(decoder._outBuffer) &&
    decoder._outBuffer.buffer !== buffer
  ) {
    // Into a buffer of no bytes, so that the memory is free.
    buffer.transfer(0);
  }
}
