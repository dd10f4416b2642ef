import { TagInterval } from '../database/TagStore';

/** A tag that scans saw so soon after was there already, as far as one can tell. */
const LATE_MILLIS = 60 * 60_000;

/**
 * What a tag pointed to at a time, or was first seen to point to soon after:
 * the digest of a document.
 *
 * @param intervals - of that tag, oldest first
 */
export function tagAt(
  intervals: TagInterval[],
  at: string,
): string | undefined {
  const covering = intervals.findLast(
    ({ from, until }) => from <= at && (until === undefined || until > at),
  );
  if (covering) {
    return covering.documentDigest;
  }
  const late = new Date(Date.parse(at) + LATE_MILLIS).toISOString();
  return intervals.find(({ from }) => from > at && from <= late)
    ?.documentDigest;
}
