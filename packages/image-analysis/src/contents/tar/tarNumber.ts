const SPACE = 0x20;
const ZERO = 0x30;
const SEVEN = 0x37;

/**
 * Reads a number of a tar header: octal digits with blanks and NULs around, or
 * base-256 (two's complement, the first bit set), as GNU tar and star write
 * numbers that are too long for octal. Gives `undefined` where there is none,
 * or where it cannot be told exactly.
 */
export function tarNumber(
  block: Uint8Array,
  start: number,
  length: number,
): number | undefined {
  return block[start] >= 0x80
    ? base256(block, start, length)
    : octal(block, start, start + length);
}

function octal(
  block: Uint8Array,
  start: number,
  end: number,
): number | undefined {
  let at = start;
  while (at < end && (block[at] === SPACE || block[at] === 0)) {
    at += 1;
  }
  let value = 0;
  let digits = 0;
  while (at < end && block[at] >= ZERO && block[at] <= SEVEN) {
    value = value * 8 + (block[at] - ZERO);
    digits += 1;
    at += 1;
  }
  while (at < end && (block[at] === SPACE || block[at] === 0)) {
    at += 1;
  }
  return at === end && digits > 0 && Number.isSafeInteger(value)
    ? value
    : undefined;
}

function base256(
  block: Uint8Array,
  start: number,
  length: number,
): number | undefined {
  const isNegative = block[start] >= 0xc0;
  const flip = isNegative ? 0xff : 0;
  // The two highest bits are mark and sign.
  let value = (block[start] ^ flip) % 0x40;
  for (let at = start + 1; at < start + length; at += 1) {
    value = value * 256 + (block[at] ^ flip);
    if (!Number.isSafeInteger(value)) {
      return undefined;
    }
  }
  return isNegative ? -1 - value : value;
}
