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
  /** Of the services that are asked for. */
  readonly images: readonly AuditedImage[];
  private readonly wanted: ReadonlySet<AuditedImage>;

  constructor(
    private readonly options: {
      inventory: FindingInventory;
      /** That the caller may read, and asks for. */
      entries: readonly LeaderboardEntry[];
      filter: FindingFilter;
      restsOnRepository: (rule: string) => boolean;
      /** Of the repositories that the caller may see. */
      isReadable: (repository: string) => boolean;
    },
  ) {
    const { inventory, entries, filter } = options;
    this.images = entries.flatMap(({ entity }) =>
      (inventory.images.get(entity.entityRef) ?? []).filter(({ image }) =>
        isOnOneOf(image.repository, filter.registry),
      ),
    );
    this.wanted = new Set(this.images);
  }

  /** Whether a finding is one of those. */
  has({ audited, finding }: AuditedFinding): boolean {
    const { filter } = this.options;
    return (
      this.wanted.has(audited) &&
      isOneOf(filter.rule, finding.rule) &&
      isOneOf(filter.severity, finding.severity) &&
      isOneOf(filter.family, finding.family) &&
      this.isShown(finding.rule, audited.home)
    );
  }

  /**
   * What rests on the repository in which an image was judged is told to those
   * only who may see that.
   */
  isShown(rule: string, home: string): boolean {
    const { restsOnRepository, isReadable } = this.options;
    return !restsOnRepository(rule) || isReadable(home);
  }

  /** Whether a finding of this severity would be one of those. */
  hasSeverity(severity: string): boolean {
    return isOneOf(this.options.filter.severity, severity);
  }
}

function isOneOf(wanted: string[] | undefined, value: string): boolean {
  return wanted === undefined || wanted.includes(value);
}
