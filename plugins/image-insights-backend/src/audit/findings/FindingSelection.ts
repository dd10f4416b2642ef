import { LeaderboardEntry } from '../../service/leaderboardRows';
import { isOnOneOf } from '../inventory/auditedImages';
import {
  AuditedFinding,
  AuditedImage,
  FindingInventory,
} from './FindingInventory';

/** Which findings are asked for, as the API's schema parses it. */
export interface FindingFilter {
  registry?: string[];
  rule?: string[];
  severity?: string[];
  family?: string[];
}

/** What one caller may see of what was found, as far as they ask for it. */
export class FindingSelection {
  /** Of the services that are asked for; those of a service together. */
  readonly images: readonly AuditedImage[];
  private wanted?: ReadonlySet<AuditedImage>;

  constructor(
    private readonly options: {
      inventory: FindingInventory;
      /** That the caller may read, and asks for. */
      entries: readonly LeaderboardEntry[];
      filter: FindingFilter;
      /** Whether the caller may see a repository. */
      isReadable: (repository: string) => boolean;
    },
  ) {
    const { inventory, entries, filter } = options;
    this.images = entries.flatMap(({ entity }) =>
      inventory
        .imagesOf(entity.entityRef)
        .filter(({ image }) => isOnOneOf(image.repository, filter.registry)),
    );
  }

  /** Whether a finding is one of those. */
  has(one: AuditedFinding): boolean {
    this.wanted ??= new Set(this.images);
    return this.wanted.has(one.audited) && this.matches(one);
  }

  /** Whether a finding of one of the images is. */
  matches({ finding, home }: AuditedFinding): boolean {
    const { filter, isReadable } = this.options;
    return (
      isOneOf(filter.rule, finding.rule) &&
      isOneOf(filter.severity, finding.severity) &&
      isOneOf(filter.family, finding.family) &&
      (home === undefined || isReadable(home))
    );
  }

  /** Whether findings of this severity are asked for. */
  wantsSeverity(severity: string): boolean {
    return isOneOf(this.options.filter.severity, severity);
  }

  /** Whether the caller may see all of some repositories. */
  mayRead(repositories: readonly string[]): boolean {
    return repositories.every(this.options.isReadable);
  }
}

function isOneOf(wanted: string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.includes(value);
}
