import { TarError } from '../tar/TarError';

const DICTIONARY_ID_BYTES = [0, 1, 2, 4];
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

/** What the next bytes of a zstd stream are. */
type Part =
  | 'magic'
  | 'skippable-length'
  | 'skippable'
  | 'descriptor'
  | 'header'
  | 'block-header'
  | 'block'
  | 'checksum';

class FrameCutter {
  private part: Part = 'magic';
  /** Bytes of the part that are still to come. */
  private left = 4;
  /** The value of the part so far, where it is a number; little endian. */
  private value = 0;
  private shift = 0;
  private hasChecksum = false;
  private isLastBlock = false;
  /** Of a magic number that spans chunks. */
  private held: number[] = [];

  *cut(chunk: Uint8Array): Generator<Uint8Array> {
    let at = 0;
    // Where what is to be passed on begins; none while that is not known.
    let from = this.isInsideFrame() ? 0 : -1;
    while (at < chunk.length) {
      if (this.part === 'block' || this.part === 'skippable') {
        const step = Math.min(this.left, chunk.length - at);
        this.left -= step;
        at += step;
      } else {
        const byte = chunk[at];
        if (this.part === 'magic') {
          this.held.push(byte);
        }
        // A multiplication, as a shift would make 2³¹ negative.
        this.value += byte * 2 ** this.shift;
        this.shift += 8;
        this.left -= 1;
        at += 1;
      }
      if (this.left > 0) {
        continue;
      }
      const before = this.part;
      this.next();
      if (before === 'magic') {
        if (this.part === 'descriptor') {
          yield Uint8Array.from(this.held);
          from = at;
        }
        this.held = [];
      } else if (this.part === 'magic') {
        if (from >= 0 && at > from) {
          yield chunk.subarray(from, at);
        }
        from = -1;
      }
    }
    if (from >= 0 && at > from) {
      yield chunk.subarray(from, at);
    }
  }

  end(): void {
    if (this.part !== 'magic' || this.held.length > 0) {
      throw new TarError('truncated', 'its zstd stream ends inside a frame');
    }
  }

  private isInsideFrame(): boolean {
    return (
      this.part !== 'magic' &&
      this.part !== 'skippable' &&
      this.part !== 'skippable-length'
    );
  }

  /** The part at hand is complete: what follows it? */
  private next(): void {
    const { part, value } = this;
    switch (part) {
      case 'magic':
        this.afterMagic(value);
        break;
      case 'skippable-length':
        this.begin(
          value === 0 ? 'magic' : 'skippable',
          value === 0 ? 4 : value,
        );
        break;
      case 'descriptor':
        this.afterDescriptor(value);
        break;
      case 'header':
        this.begin('block-header', 3);
        break;
      case 'block-header':
        this.afterBlockHeader(value);
        break;
      case 'block':
        this.afterBlock();
        break;
      default:
        this.begin('magic', 4);
    }
  }

  private afterMagic(value: number): void {
    if (value === 0xfd2fb528) {
      this.begin('descriptor', 1);
    } else if (value >= 0x184d2a50 && value <= 0x184d2a5f) {
      this.begin('skippable-length', 4);
    } else {
      throw new TarError('damaged', 'something else follows a zstd frame');
    }
  }

  private afterDescriptor(descriptor: number): void {
    const isSingleSegment = (descriptor & 0x20) !== 0;
    const sizeFlag = descriptor >> 6;
    this.hasChecksum = (descriptor & 0x04) !== 0;
    const length =
      (isSingleSegment ? 0 : 1) +
      DICTIONARY_ID_BYTES[descriptor & 0x03] +
      (sizeFlag === 0 && isSingleSegment ? 1 : CONTENT_SIZE_BYTES[sizeFlag]);
    this.begin('header', length);
  }

  private afterBlockHeader(value: number): void {
    const type = (value >> 1) & 0x03;
    if (type === 3) {
      throw new TarError('damaged', 'its zstd stream holds an unknown block');
    }
    this.isLastBlock = (value & 1) !== 0;
    const length = type === 1 ? 1 : value >> 3;
    if (length === 0) {
      this.afterBlock();
    } else {
      this.begin('block', length);
    }
  }

  private afterBlock(): void {
    if (!this.isLastBlock) {
      this.begin('block-header', 3);
    } else if (this.hasChecksum) {
      this.begin('checksum', 4);
    } else {
      this.begin('magic', 4);
    }
  }

  private begin(part: Part, left: number): void {
    this.part = part;
    this.left = left;
    this.value = 0;
    this.shift = 0;
  }
}

/**
 * Cuts a zstd stream at the ends of its frames, and drops skippable frames,
 * by the format of RFC 8878. Node's decoder (22, 24) decodes one frame per
 * chunk that it is given and silently drops the rest of that chunk, and takes
 * a stream that breaks off for a whole one; layers of many frames
 * (zstd:chunked, pzstd) would lose nearly all that they hold. With no chunk
 * that reaches over a frame's end it decodes right.
 *
 * @throws TarError where the stream ends inside a frame, or is none.
 */
export async function* zstdFrames(
  blob: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const cutter = new FrameCutter();
  for await (const chunk of blob) {
    for (const piece of cutter.cut(chunk)) {
      yield piece;
    }
  }
  cutter.end();
}
