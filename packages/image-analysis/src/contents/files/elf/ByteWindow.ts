/**
 * Keeps one stretch of a file that passes by in parts. Parts that lie before
 * the stretch, and were passed before it was asked for, are lost.
 */
export class ByteWindow {
  private readonly buffer: Buffer;
  private filled = 0;

  constructor(readonly offset: number, bytes: number) {
    this.buffer = Buffer.allocUnsafe(bytes);
  }

  /** Takes what of a part at `partOffset` of the file lies in the stretch. */
  take(part: Buffer, partOffset: number): void {
    const wanted = this.offset + this.filled;
    const from = wanted - partOffset;
    if (from < 0 || from >= part.length || this.isFull) {
      return;
    }
    this.filled += part.copy(this.buffer, this.filled, from);
  }

  get isFull(): boolean {
    return this.filled === this.buffer.length;
  }

  /** Of use once it is full. */
  get bytes(): Buffer {
    return this.buffer;
  }

  /** The bytes of a stretch, where it was kept whole. */
  slice(offset: number, bytes: number): Buffer | undefined {
    const from = offset - this.offset;
    return from >= 0 && from + bytes <= this.filled
      ? this.buffer.subarray(from, from + bytes)
      : undefined;
  }
}
