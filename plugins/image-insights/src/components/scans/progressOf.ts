import type { Scan } from '@image-insights/backstage-plugin-image-insights-common';

/** How far a scan has come. */
export interface Progress {
  /** Tags that are dealt with, whatever came of them. */
  done: number;
  /** Tags that are wanted, as far as they are known. */
  found: number;
  /** True once no more tags can be found. */
  isTotalKnown: boolean;
  /** From 0 to 1; absent until it is known how much there is to do. */
  share?: number;
}

/**
 * How far a scan has come: by tags once all are counted, and until then by
 * repositories, which are known from the beginning.
 */
export function progressOf(scan: Pick<Scan, 'state' | 'counts'>): Progress {
  const { counts, state } = scan;
  const { found, remaining, repositories, repositoriesDone } = counts;
  const listed = Math.max(counts.repositoriesListed ?? 0, repositoriesDone);
  const isTotalKnown =
    state === 'finished' || (repositories > 0 && listed >= repositories);
  const done = found - remaining;
  const byTags = isTotalKnown && found > 0 ? done / found : undefined;
  const byRepositories =
    repositories > 0 ? repositoriesDone / repositories : undefined;
  return {
    done,
    found,
    isTotalKnown,
    share: state === 'finished' ? 1 : byTags ?? byRepositories,
  };
}

/**
 * How many things a scan could not read: tags, and repositories whose tags
 * could not even be listed.
 */
export function failureCount(scan: Pick<Scan, 'counts' | 'failures'>): number {
  return Math.max(scan.counts.failed, scan.failures.length);
}
