import { tarNumber } from './tarNumber';

export const BLOCK_BYTES = 512;

/** The fields of one header block, as they stand in it. */
export interface TarHeader {
  name: string;
  mode: number;
  uid: number;
  gid: number;
  /** Absent where the field is no number. */
  size?: number;
  modifiedAt?: number;
  typeFlag: string;
  linkName: string;
}

/** True where the block's sum is the one that it states, signed or not. */
export function hasRightChecksum(block: Buffer, start: number): boolean {
  const stated = tarNumber(block, start + 148, 8);
  if (stated === undefined) {
    return false;
  }
  // The field itself counts as eight spaces.
  let sum = 8 * 0x20;
  let high = 0;
  for (let at = start; at < start + 148; at += 1) {
    sum += block[at];
    high += block[at] >> 7;
  }
  for (let at = start + 156; at < start + BLOCK_BYTES; at += 1) {
    sum += block[at];
    high += block[at] >> 7;
  }
  return stated === sum || stated === sum - 256 * high;
}

/** True where the block is all zero. */
export function isZeroBlock(block: Buffer, start: number): boolean {
  for (let at = start; at < start + BLOCK_BYTES; at += 1) {
    if (block[at] !== 0) {
      return false;
    }
  }
  return true;
}

/** Reads a header block whose checksum is right. */
export function tarHeader(block: Buffer, start: number): TarHeader {
  const name = text(block, start, 100);
  const prefix = prefixOf(block, start);
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    mode: (tarNumber(block, start + 100, 8) ?? 0) & 0o7777,
    uid: positive(tarNumber(block, start + 108, 8)),
    gid: positive(tarNumber(block, start + 116, 8)),
    size: isBlank(block, start + 124, 12)
      ? 0
      : tarNumber(block, start + 124, 12),
    modifiedAt: tarNumber(block, start + 136, 12),
    typeFlag: String.fromCharCode(block[start + 156]),
    linkName: text(block, start + 157, 100),
  };
}

/**
 * The first part of a long name: in 155 bytes by POSIX, in 131 by star, not at
 * all by GNU tar, which keeps times there; but Go before 1.8 wrote GNU's mark
 * and POSIX's prefix, and images of that time are still about.
 */
function prefixOf(block: Buffer, start: number): string {
  const first = block[start + 345];
  if (first === 0 || !hasText(block, start + 257, 'ustar')) {
    return '';
  }
  if (hasText(block, start + 257, 'ustar\0')) {
    const isStar = hasText(block, start + 508, 'tar\0');
    return text(block, start + 345, isStar ? 131 : 155);
  }
  const holdsTimes =
    first >= 0x80 ||
    (isNumberOrBlank(block, start + 345) &&
      isNumberOrBlank(block, start + 357));
  return holdsTimes ? '' : text(block, start + 345, 155);
}

function isNumberOrBlank(block: Buffer, start: number): boolean {
  return isBlank(block, start, 12) || tarNumber(block, start, 12) !== undefined;
}

function isBlank(block: Buffer, start: number, length: number): boolean {
  for (let at = start; at < start + length; at += 1) {
    if (block[at] !== 0 && block[at] !== 0x20) {
      return false;
    }
  }
  return true;
}

function hasText(block: Buffer, start: number, wanted: string): boolean {
  for (let at = 0; at < wanted.length; at += 1) {
    if (block[start + at] !== wanted.charCodeAt(at)) {
      return false;
    }
  }
  return true;
}

/** Up to the first NUL. */
function text(block: Buffer, start: number, length: number): string {
  let end = start;
  while (end < start + length && block[end] !== 0) {
    end += 1;
  }
  return end === start ? '' : block.toString('utf8', start, end);
}

function positive(value: number | undefined): number {
  return value === undefined || value < 0 ? 0 : value;
}
