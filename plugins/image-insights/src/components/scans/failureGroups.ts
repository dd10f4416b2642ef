import type {
  ScanActor,
  ScanCause,
  ScanDetails,
} from '@image-insights/backstage-plugin-image-insights-common';

/** One failure of a scan. */
export type Failure = ScanDetails['failures'][number];

/** Failures of one kind, which the same people can mend. */
export interface FailureGroup {
  key: string;
  cause: ScanCause;
  actor?: ScanActor;
  /** Where it is the same for all of them. */
  remedy?: string;
  /** Of the first. */
  code: string;
  /** By repository, in the order in which they were met. */
  repositories: { repository: string; failures: Failure[] }[];
  count: number;
}

/** Failures by cause and by who can mend them, the most frequent first. */
export function failureGroups(failures: readonly Failure[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const failure of failures) {
    const { cause = 'other', actor, code, remedy, repository } = failure;
    const key = `${cause} ${actor ?? ''}`;
    const group = groups.get(key) ?? {
      key,
      cause,
      actor,
      remedy,
      code,
      repositories: [],
      count: 0,
    };
    groups.set(key, group);
    if (group.remedy !== remedy) group.remedy = undefined;
    group.count += 1;
    const same = group.repositories.find(one => one.repository === repository);
    if (same) {
      same.failures.push(failure);
    } else {
      group.repositories.push({ repository, failures: [failure] });
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count);
}
