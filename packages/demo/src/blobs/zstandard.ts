import { Segment } from './segment';

/**
 * A Zstandard encoder (RFC 8878) of raw and run-length blocks only, so that
 * its output is fixed by this file alone, as {@link gzip}'s is.
 */

/** Content length of 8 bytes, no checksum; a window of 128 KiB. */
const HEADER = [0x28, 0xb5, 0x2f, 0xfd, 0xc0, 0x38];
const RAW = 0;
const RUN = 1;

function blockHeader(type: number, length: number, last = false): number[] {
  const value = (last ? 1 : 0) + type * 2 + length * 8;
  return [
    value % 256,
    Math.floor(value / 256) % 256,
    Math.floor(value / 65536),
  ];
}

/**
 * Packs a stream as one Zstandard frame that says its content's length.
 *
 * @param contentBytes - the length of all segments together
 */
export function* zstandard(
  segments: Iterable<Segment>,
  contentBytes: number,
): Generator<Uint8Array> {
  const header = new Uint8Array(HEADER.length + 8);
  header.set(HEADER);
  new DataView(header.buffer).setBigUint64(
    HEADER.length,
    BigInt(contentBytes),
    true,
  );
  yield header;
  for (const segment of segments) {
    if (segment.kind === 'zeros') {
      yield Uint8Array.of(...blockHeader(RUN, segment.length), 0);
    } else if (segment.bytes.length > 0) {
      yield Uint8Array.of(...blockHeader(RAW, segment.bytes.length));
      yield segment.bytes;
    }
  }
  yield Uint8Array.of(...blockHeader(RAW, 0, true));
}
