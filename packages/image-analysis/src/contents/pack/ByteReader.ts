import { PackedContentsError } from './PackedContentsError';

/**
 * Reads what {@link ByteWriter} wrote.
 *
 * @throws PackedContentsError where there is less, or a number is too large.
 */
export class ByteReader {
  private at = 0;

  constructor(private readonly buffer: Buffer) {}

  byte(): number {
    if (this.at >= this.buffer.length) {
      throw new PackedContentsError(
        'damaged',
        'Packed layer contents end too early',
      );
    }
    const value = this.buffer[this.at];
    this.at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte % 0x80) * factor;
      if (!Number.isSafeInteger(value)) {
        throw new PackedContentsError(
          'damaged',
          'Packed layer contents hold a number beyond 2⁵³',
        );
      }
      if (byte < 0x80) {
        return value;
      }
      factor *= 0x80;
    }
  }

  signed(): number {
    const isNegative = this.byte() === 1;
    const value = this.number();
    return isNegative && value !== 0 ? -value : value;
  }

  bytes(length: number): Buffer {
    if (length > this.buffer.length - this.at) {
      throw new PackedContentsError(
        'damaged',
        'Packed layer contents end too early',
      );
    }
    const part = this.buffer.subarray(this.at, this.at + length);
    this.at += length;
    return part;
  }

  sized(): Buffer {
    return this.bytes(this.number());
  }

  get isAtEnd(): boolean {
    return this.at === this.buffer.length;
  }
}
