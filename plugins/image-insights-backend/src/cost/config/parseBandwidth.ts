import { Parsed } from '@image-insights/backstage-plugin-image-insights-common';

/** Bits and bytes are told apart by their case, as everywhere. */
const BYTES_OF: Record<string, number> = {
  'bit/s': 1 / 8,
  'kbit/s': 1e3 / 8,
  'Mbit/s': 1e6 / 8,
  'Gbit/s': 1e9 / 8,
  'B/s': 1,
  'kB/s': 1e3,
  'MB/s': 1e6,
  'GB/s': 1e9,
};

/** Reads `1 Gbit/s` or `125 MB/s` into bytes per second. */
export function parseBandwidth(text: string): Parsed<number> {
  const match =
    text.length <= 40
      ? /^(\d{1,9}(?:\.\d{1,6})?)\s*([A-Za-z]{1,4}\/s)$/.exec(text.trim())
      : undefined;
  const factor =
    match && Object.hasOwn(BYTES_OF, match[2]) ? BYTES_OF[match[2]] : undefined;
  const value = match && factor !== undefined ? Number(match[1]) * factor : 0;
  return value > 0
    ? { ok: true, value }
    : {
        ok: false,
        message: `\`${text.slice(0, 40)}\` is no bandwidth`,
        remedy: `write a number above 0 and a unit, such as \`1 Gbit/s\`; units: ${Object.keys(
          BYTES_OF,
        ).join(', ')}`,
      };
}
