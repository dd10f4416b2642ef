import { ByteReader } from './ByteReader';
import { ByteWriter } from './ByteWriter';
import { PackedContentsError } from './PackedContentsError';

/**
 * Texts of a column, each written by what it has in common with the one before
 * it: neighbours in a tar share most of their paths.
 */
export class TextColumnWriter {
  private readonly shared = new ByteWriter();
  private readonly lengths = new ByteWriter();
  private readonly rests: string[] = [];
  private before = '';

  add(text: string): void {
    const { before } = this;
    const most = Math.min(before.length, text.length);
    let shared = 0;
    while (
      shared < most &&
      before.charCodeAt(shared) === text.charCodeAt(shared)
    ) {
      shared += 1;
    }
    // A character of two units must not be cut: halves are no UTF-8.
    if (shared > 0 && isFirstHalf(text.charCodeAt(shared - 1))) {
      shared -= 1;
    }
    this.shared.number(shared);
    this.lengths.number(text.length - shared);
    this.rests.push(text.slice(shared));
    this.before = text;
  }

  writeTo(writer: ByteWriter): void {
    writer.sized(this.shared.written());
    writer.sized(this.lengths.written());
    writer.sized(Buffer.from(this.rests.join(''), 'utf8'));
  }
}

/** Reads a column that {@link TextColumnWriter} wrote. */
export class TextColumnReader {
  private readonly shared: ByteReader;
  private readonly lengths: ByteReader;
  private readonly rests: string;
  private at = 0;
  private before = '';

  constructor(reader: ByteReader, private readonly maximum: number) {
    this.shared = new ByteReader(reader.sized());
    this.lengths = new ByteReader(reader.sized());
    this.rests = reader.sized().toString('utf8');
  }

  next(): string {
    const shared = this.shared.number();
    const length = this.lengths.number();
    const isRight =
      shared <= this.before.length &&
      shared + length <= this.maximum &&
      this.at + length <= this.rests.length;
    if (!isRight) {
      throw new PackedContentsError(
        'damaged',
        'Packed layer contents hold a text of an impossible length',
      );
    }
    const rest = this.rests.slice(this.at, this.at + length);
    this.at += length;
    this.before = this.before.slice(0, shared) + rest;
    return this.before;
  }
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
