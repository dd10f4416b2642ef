/** Before this no Docker image was built (first release, March 2013). */
const EARLIEST = Date.parse('2013-03-01T00:00:00Z');
const DAY = 24 * 60 * 60 * 1000;

/** A time in UTC, ISO 8601, or why there is none. */
export interface BelievedTime {
  time?: string;
  reason?: string;
}

/**
 * Takes a creation time for what it is worth: reproducible builds write 1970,
 * 1980 or the year 1, wrong clocks write the future.
 */
export function believeTime(text: string | undefined, now: Date): BelievedTime {
  if (text === undefined || text === '') {
    return { reason: 'config says no creation time' };
  }
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) {
    return { reason: `config says ${text.slice(0, 40)}, which is no time` };
  }
  const time = new Date(instant).toISOString();
  const day = time.slice(0, time.indexOf('T'));
  if (instant < EARLIEST) {
    return { reason: `config says ${day} (reproducible build)` };
  }
  if (instant > now.getTime() + DAY) {
    return { reason: `config says ${day}, which is in the future` };
  }
  return { time };
}
