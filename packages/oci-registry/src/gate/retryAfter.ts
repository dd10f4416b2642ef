const LONGEST_MS = 15 * 60_000;
const UNITS_MS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000001,
};

/**
 * How long a registry asks to be left alone, in milliseconds: from
 * Retry-After (seconds or an HTTP date, RFC 9110 section 10.2.3), or from the
 * body, where GHCR says `retry-after: 880us` in Go's notation, which is never
 * taken for less than a second. At most 15 minutes; `undefined` where nothing
 * sensible is said.
 *
 * @internal
 */
export function readRetryAfter(options: {
  header?: string;
  body?: string;
  now: number;
}): number | undefined {
  const { header, body, now } = options;
  const text = header?.trim() ?? '';
  if (/^\d{1,9}$/.test(text)) {
    return Math.min(Number(text) * 1_000, LONGEST_MS);
  }
  if (text !== '') {
    const at = Date.parse(text.slice(0, 100));
    if (!Number.isNaN(at) && at > now) {
      return Math.min(at - now, LONGEST_MS);
    }
  }
  const match =
    /retry-after:\s{0,5}((?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|us|µs|ns|m|s)){1,6})/i.exec(
      body?.slice(0, 4_096) ?? '',
    );
  return match
    ? Math.min(Math.max(readGoDuration(match[1]), 1_000), LONGEST_MS)
    : undefined;
}

function readGoDuration(text: string): number {
  let total = 0;
  for (const [, amount, unit] of text.matchAll(
    /(\d+(?:\.\d+)?)(h|ms|us|µs|ns|m|s)/gi,
  )) {
    total += Number(amount) * (UNITS_MS[unit.toLowerCase()] ?? 0);
  }
  return total;
}
