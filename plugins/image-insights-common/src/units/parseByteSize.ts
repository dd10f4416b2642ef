import { Parsed } from '../parsing';

const FACTORS: Record<string, number> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

const REMEDY =
  'write a number and a unit, such as `250 MB`; units: B, kB, MB, GB, TB ' +
  '(powers of 1000) and KiB, MiB, GiB, TiB (powers of 1024)';

/**
 * Reads `250 MB`, `1.5GiB`, `800 kB` into bytes, rounded to the next integer.
 * Units are read without regard to case; a number without unit is refused,
 * because it is unclear whether bytes or megabytes were meant.
 * @public
 */
export function parseByteSize(text: string): Parsed<number> {
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const match =
    text.length <= 40
      ? /^(\d{1,12}(?:\.\d{1,6})?)\s*([a-z]{1,3})$/i.exec(text.trim())
      : undefined;
  const factor = match
    ? FACTORS[match[2].toLocaleLowerCase('en-US')]
    : undefined;
  if (!match || factor === undefined) {
    return { ok: false, message: `\`${shown}\` is no size`, remedy: REMEDY };
  }
  const bytes = Math.round(Number(match[1]) * factor);
  if (bytes === 0 || !Number.isSafeInteger(bytes)) {
    return {
      ok: false,
      message: `\`${shown}\` is out of bounds`,
      remedy: 'write a size above 0 B and below 9000 TB',
    };
  }
  return { ok: true, value: bytes };
}
