import { crc32 } from 'node:zlib';
import { Segment, bytesOf } from './segment';

/**
 * A deflate encoder (RFC 1951) whose output is fixed by this file alone: no
 * release of zlib can change it, and with it the digests of layers. Bytes go
 * out as stored blocks; runs of zeros as blocks with the fixed Huffman code,
 * one literal zero and then copies of it. Every piece ends on a byte boundary.
 */

const GZIP_HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
/** An empty last block in the fixed code. */
const LAST_BLOCK = Uint8Array.of(0x03, 0x00);
/** Shorter runs take less room when they are stored. */
const SHORTEST_RUN = 32;
const LONGEST_COPY = 258;

class BitWriter {
  readonly #bytes: number[] = [];
  #bits = 0;
  #count = 0;

  /** Numbers are written lowest bit first. */
  number(value: number, length: number): void {
    this.#bits += value * 2 ** this.#count;
    this.#count += length;
    while (this.#count >= 8) {
      this.#bytes.push(this.#bits % 256);
      this.#bits = Math.floor(this.#bits / 256);
      this.#count -= 8;
    }
  }

  /** Huffman codes are written highest bit first. */
  code(value: number, length: number): void {
    for (let bit = length - 1; bit >= 0; bit -= 1) {
      this.number(Math.floor(value / 2 ** bit) % 2, 1);
    }
  }

  finish(): Uint8Array {
    if (this.#count > 0) this.number(0, 8 - this.#count);
    return Uint8Array.from(this.#bytes);
  }
}

/** Repeats the byte before, 3 to 258 times (RFC 1951, 3.2.5 and 3.2.6). */
function encodeCopy(out: BitWriter, length: number): void {
  const above = length - 3;
  if (length === LONGEST_COPY) {
    out.code(0b11000101, 8);
  } else {
    const extraBits = Math.max(0, Math.floor(Math.log2(above || 1)) - 2);
    const range = 2 ** extraBits;
    const symbol = 257 + 4 * extraBits + Math.floor(above / range);
    if (symbol < 280) out.code(symbol - 256, 7);
    else out.code(0b11000000 + symbol - 280, 8);
    out.number(above % range, extraBits);
  }
  out.code(0, 5); // distance 1
}

/** A block that stands for `length` zeros, closed on a byte boundary. */
function encodeRun(length: number): Uint8Array {
  const out = new BitWriter();
  out.number(0, 1);
  out.number(1, 2); // fixed Huffman code
  let rest = length;
  for (; rest % LONGEST_COPY < 3 || rest === length; rest -= 1) {
    out.code(0b00110000, 8); // literal 0
  }
  for (; rest > 0; rest -= Math.min(rest, LONGEST_COPY)) {
    encodeCopy(out, Math.min(rest, LONGEST_COPY));
  }
  out.code(0, 7); // end of block
  out.number(0, 3); // an empty stored block follows, which aligns
  const bits = out.finish();
  const encoded = new Uint8Array(bits.length + 4);
  encoded.set(bits);
  encoded.set([0, 0, 0xff, 0xff], bits.length);
  return encoded;
}

/** Most runs have one of a few lengths; bounded all the same. */
const knownRuns = new Map<number, Uint8Array>();
const MOST_KNOWN_RUNS = 10_000;

function run(length: number): Uint8Array {
  const known = knownRuns.get(length);
  if (known) return known;
  const encoded = encodeRun(length);
  if (knownRuns.size < MOST_KNOWN_RUNS) knownRuns.set(length, encoded);
  return encoded;
}

function storedHeader(length: number): Uint8Array {
  const low = length % 256;
  const high = Math.floor(length / 256);
  return Uint8Array.of(0, low, high, 255 - low, 255 - high);
}

function littleEndian(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
}

/** Packs a stream as one gzip member (RFC 1952), without name or time. */
export function* gzip(segments: Iterable<Segment>): Generator<Uint8Array> {
  yield GZIP_HEADER;
  let checksum = 0;
  let total = 0;
  for (const segment of segments) {
    const bytes = bytesOf(segment);
    if (bytes.length > 0) {
      checksum = crc32(bytes, checksum);
      total += bytes.length;
      if (segment.kind === 'zeros' && segment.length >= SHORTEST_RUN) {
        yield run(segment.length);
      } else {
        yield storedHeader(bytes.length);
        yield bytes;
      }
    }
  }
  yield LAST_BLOCK;
  yield littleEndian(checksum);
  yield littleEndian(total % 2 ** 32);
}
