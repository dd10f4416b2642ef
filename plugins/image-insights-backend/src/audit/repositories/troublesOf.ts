import {
  Problem,
  ScanCause,
} from '@image-insights/backstage-plugin-image-insights-common';
import { StoredRepository } from '../../database/RepositoryStore';
import { FailedTags } from '../../database/ScanHealthStore';
import { causeOf } from './causeOf';

/** One kind of trouble with a repository. */
export interface RepositoryTrouble {
  /** With the time since which it is there, where that is known. */
  problem: Problem;
  tags?: { failed: number; selected: number };
}

/** A failure of which nobody wrote down why is a failure all the same. */
const UNTOLD: Problem = {
  code: 'internal',
  message: 'The last scan could not read all of it',
  remedy: 'Start a scan; it tells why if that happens again.',
};

/**
 * Why the last scan of a repository did not read all that it wanted: one for
 * each cause, none where it did.
 */
export function troublesOf(
  stored: StoredRepository,
  failedTags: readonly FailedTags[],
): RepositoryTrouble[] {
  if (stored.state === 'fresh') {
    return [];
  }
  if (stored.state === 'failed' && !failedByTags(stored, failedTags)) {
    return [{ problem: stored.problem ?? UNTOLD }];
  }
  const byCause = new Map<ScanCause, FailedTags[]>();
  for (const failed of failedTags) {
    const { cause } = causeOf(failed.code);
    byCause.set(cause, [...(byCause.get(cause) ?? []), failed]);
  }
  const troubles = [...byCause.values()].map(failed => ({
    problem: mostTold(failed),
    tags: {
      failed: sumOf(failed),
      selected: Math.max(stored.selectedTagCount ?? 0, sumOf(failedTags)),
    },
  }));
  return troubles.length > 0 ? troubles : [{ problem: UNTOLD }];
}

/** The tags could be listed, but none of them read. */
function failedByTags(
  { problem, selectedTagCount }: StoredRepository,
  failedTags: readonly FailedTags[],
): boolean {
  return (
    failedTags.length > 0 &&
    sumOf(failedTags) === selectedTagCount &&
    failedTags.some(({ code }) => code === problem?.code)
  );
}

/** The problem of most tags, since the first of them all. */
function mostTold(failed: readonly FailedTags[]): Problem {
  const [most] = [...failed].sort(
    (left, right) =>
      right.count - left.count || (left.code < right.code ? -1 : 1),
  );
  const [since] = failed.flatMap(one => one.since ?? []).sort();
  return since === undefined ? most.problem : { ...most.problem, since };
}

function sumOf(failed: readonly FailedTags[]): number {
  return failed.reduce((sum, { count }) => sum + count, 0);
}
