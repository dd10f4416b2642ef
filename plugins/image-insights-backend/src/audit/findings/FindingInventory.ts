import { StoredEntity } from '../../database/EntityStore';
import { ServiceImage } from '../../service/leaderboardRows';
import { Comparability } from './comparability';
import { FindingOrder, orderOfFindings } from './orderOfFindings';
import { FormerVerdict, ImageVerdict, JudgedFinding } from './VerdictCache';

/** The newest image of one of a service's repositories, with its verdicts. */
export interface AuditedImage {
  entity: StoredEntity;
  image: ServiceImage;
  /** Absent until it was judged. */
  verdict?: ImageVerdict;
  /** Of the image of 30 days ago; absent where there was none, or no verdict. */
  former?: FormerVerdict;
  /** Of both verdicts; absent where they cannot be compared. */
  comparability?: Comparability;
  /** Repositories in which they were judged. */
  home: string;
  formerHome?: string;
  findings: AuditedFinding[];
}

/** A finding of one service's image. */
export interface AuditedFinding {
  audited: AuditedImage;
  finding: JudgedFinding;
  /** As nobody may read it from whom a name in it is withheld. */
  title: string;
  /** What mending it saves a month; absent where nothing moves less by it. */
  amountPerMonth?: number;
}

/** Everything that was found in the newest images of all services. */
export class FindingInventory {
  /** By entity ref; services of which nothing could be read have none. */
  readonly images: ReadonlyMap<string, readonly AuditedImage[]>;
  private readonly findings: readonly AuditedFinding[];
  private readonly orders = new Map<string, readonly AuditedFinding[]>();

  constructor(images: readonly AuditedImage[]) {
    const byService = new Map<string, AuditedImage[]>();
    for (const image of images) {
      const { entityRef } = image.entity;
      const list = byService.get(entityRef) ?? [];
      list.push(image);
      byService.set(entityRef, list);
    }
    this.images = byService;
    this.findings = images.flatMap(({ findings }) => findings);
  }

  /** All of them; put in order when first asked for. */
  ordered(query: FindingOrder): readonly AuditedFinding[] {
    const key = `${query.orderBy} ${query.order}`;
    const known = this.orders.get(key);
    if (known) {
      return known;
    }
    const made = [...this.findings].sort(orderOfFindings(query));
    this.orders.set(key, made);
    return made;
  }
}
