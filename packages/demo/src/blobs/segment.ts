/**
 * A piece of a byte stream: bytes as they are, or a run of zero bytes that
 * need not be written out. Streams of segments are how hundreds of megabytes
 * are described without being held.
 */
export type Segment =
  | { kind: 'bytes'; bytes: Uint8Array }
  | { kind: 'zeros'; length: number };

/** No segment is longer, so that a page of zeros serves for any of them. */
export const LONGEST_SEGMENT = 65_535;

/** A page of zeros, as long as the longest segment. */
export const ZEROS = new Uint8Array(LONGEST_SEGMENT);

/** Cuts a run of zeros of any length into segments. */
export function* zeros(length: number): Generator<Segment> {
  for (let rest = length; rest > 0; rest -= LONGEST_SEGMENT) {
    yield { kind: 'zeros', length: Math.min(rest, LONGEST_SEGMENT) };
  }
}

/** The segment written out. */
export function bytesOf(segment: Segment): Uint8Array {
  return segment.kind === 'bytes'
    ? segment.bytes
    : ZEROS.subarray(0, segment.length);
}
