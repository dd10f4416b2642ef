/** Writes numbers and bytes one after the other into a growing buffer. */
export class ByteWriter {
  private buffer = Buffer.allocUnsafe(1_024);
  private length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.buffer[this.length] = value;
    this.length += 1;
  }

  /** A whole number of at least 0, seven bits to a byte, the lowest first. */
  number(value: number): void {
    this.reserve(8);
    let rest = value;
    while (rest >= 0x80) {
      this.buffer[this.length] = (rest % 0x80) + 0x80;
      this.length += 1;
      rest = Math.floor(rest / 0x80);
    }
    this.buffer[this.length] = rest;
    this.length += 1;
  }

  /** A whole number of either sign, small ones in few bytes. */
  signed(value: number): void {
    // Not doubled and negated: that would leave the safe integers.
    this.byte(value < 0 ? 1 : 0);
    this.number(Math.abs(value));
  }

  bytes(value: Uint8Array): void {
    this.reserve(value.length);
    this.buffer.set(value, this.length);
    this.length += value.length;
  }

  /** Its length before it. */
  sized(value: Uint8Array): void {
    this.number(value.length);
    this.bytes(value);
  }

  written(): Buffer {
    return this.buffer.subarray(0, this.length);
  }

  private reserve(more: number): void {
    if (this.length + more > this.buffer.length) {
      const grown = Buffer.allocUnsafe(
        Math.max(this.buffer.length * 2, this.length + more),
      );
      grown.set(this.written());
      this.buffer = grown;
    }
  }
}
