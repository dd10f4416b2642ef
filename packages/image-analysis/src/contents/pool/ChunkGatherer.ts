/** Bytes of a gathered chunk. */
const CHUNK_BYTES = 256 * 1024;

/** True where a chunk's memory holds nothing else, so that it can be given away. */
export function fillsItsMemory(
  chunk: Uint8Array,
): chunk is Uint8Array<ArrayBuffer> {
  return (
    chunk.buffer instanceof ArrayBuffer &&
    chunk.length > 0 &&
    chunk.length === chunk.buffer.byteLength
  );
}

/**
 * Copies chunks into larger ones with memory of their own: who made a chunk may
 * keep more than it in that memory, and small messages cost as much as large.
 */
export class ChunkGatherer {
  private buffer: Uint8Array<ArrayBuffer> | undefined;
  private filled = 0;

  /** Copies a chunk, and gives what is full. */
  add(chunk: Uint8Array): Uint8Array<ArrayBuffer>[] {
    const full: Uint8Array<ArrayBuffer>[] = [];
    let rest = chunk;
    while (rest.length > 0) {
      this.buffer ??= new Uint8Array(CHUNK_BYTES);
      const part = rest.subarray(0, CHUNK_BYTES - this.filled);
      this.buffer.set(part, this.filled);
      this.filled += part.length;
      rest = rest.subarray(part.length);
      if (this.filled === CHUNK_BYTES) {
        full.push(this.take());
      }
    }
    return full;
  }

  /** What was copied and not given yet; may be nothing. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = (this.buffer ?? new Uint8Array(0)).subarray(0, this.filled);
    this.buffer = undefined;
    this.filled = 0;
    return taken;
  }
}
