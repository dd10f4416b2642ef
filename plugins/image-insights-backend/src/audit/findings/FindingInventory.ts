import { StoredEntity } from '../../database/EntityStore';
import { FoundRule } from '../../database/FindingStore';
import { ServiceImage } from '../../service/leaderboardRows';
import { Comparability } from './comparability';
import { FindingOrder, orderOfFindings } from './orderOfFindings';
import { JudgedFinding, LayerGain } from './VerdictCache';

/** The newest image of one of a service's repositories, with its verdicts. */
export interface AuditedImage {
  entity: StoredEntity;
  image: ServiceImage;
  /** Empty until it was judged. */
  findings: readonly AuditedFinding[];
  /** With the image of 30 days ago; absent where they cannot be compared. */
  change?: ImageChange;
}

/** What was found in an image and in the one of 30 days ago on the same evidence. */
export interface ImageChange {
  evidence: Comparability;
  now: readonly AuditedFinding[];
  then: readonly FoundRule[];
  /** Other repositories in which they were judged; few have any. */
  otherHomes: readonly string[];
}

/** A finding of one service's image. */
export interface AuditedFinding {
  audited: AuditedImage;
  finding: JudgedFinding;
  /**
   * Where it rests on another repository than the service's: it is told to those
   * only who may see that.
   */
  home?: string;
  gain: FindingGain;
  /** As nobody may read it from whom a name in it is withheld. */
  title: string;
  /** What mending it saves a month; absent where nothing moves less by it. */
  amountPerMonth?: number;
}

/** What a finding would take off, apart by whether other images have it, too. */
export interface FindingGain {
  ownBytes: number;
  /** In layers that other images have, too. */
  shared: readonly LayerGain[];
}

/** Everything that was found in the newest images of all services. */
export class FindingInventory {
  private readonly images = new Map<string, AuditedImage[]>();
  private readonly findings: readonly AuditedFinding[];
  private readonly orders = new Map<string, readonly AuditedFinding[]>();

  /** @param images - those of a service together */
  constructor(images: readonly AuditedImage[]) {
    for (const image of images) {
      const { entityRef } = image.entity;
      const list = this.images.get(entityRef) ?? [];
      list.push(image);
      this.images.set(entityRef, list);
    }
    this.findings = images.flatMap(({ findings }) => findings);
  }

  /** Of a service; none where nothing could be read. */
  imagesOf(entityRef: string): readonly AuditedImage[] {
    return this.images.get(entityRef) ?? [];
  }

  /** All findings; put in order when first asked for. */
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
