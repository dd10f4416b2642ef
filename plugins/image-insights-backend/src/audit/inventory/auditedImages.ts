import {
  AuditImage,
  AuditService,
} from '@image-insights/backstage-plugin-image-insights-common';
import { StoredEntity } from '../../database/EntityStore';
import { LeaderboardEntry, ServiceImage } from '../../service/leaderboardRows';
import { Inventory, InventoryImage } from './Inventory';

/** A service's newest image, with what is in it. */
export interface AuditedImage {
  entity: StoredEntity;
  /** Which of the services it is, the first one 0. */
  service: number;
  newest: ServiceImage;
  image: InventoryImage;
}

/**
 * The newest images of services, those of a service together. Where registries
 * are asked for, a service's images on others are none of them.
 */
export function auditedImages(options: {
  entries: readonly LeaderboardEntry[];
  inventory: Inventory;
  registry?: readonly string[];
}): AuditedImage[] {
  const { entries, inventory, registry } = options;
  const found: AuditedImage[] = [];
  entries.forEach(({ entity, images }, service) => {
    for (const newest of images) {
      const image = inventory.images.get(newest.current.digest);
      if (image && isOnOneOf(newest.repository, registry)) {
        found.push({ entity, service, newest, image });
      }
    }
  });
  return found;
}

/** Whether a repository, `host/name`, is in one of some registries. */
export function isOnOneOf(
  repository: string,
  registries: readonly string[] | undefined,
): boolean {
  return (
    registries === undefined ||
    registries.includes(repository.slice(0, repository.indexOf('/')))
  );
}

/** A service as audits name it. */
export function auditService(entity: StoredEntity): AuditService {
  return {
    entityRef: entity.entityRef,
    title: entity.title,
    owner: entity.owner,
    system: entity.system,
  };
}

/** An image as audits name it. */
export function auditImage({ entity, newest }: AuditedImage): AuditImage {
  return {
    ...auditService(entity),
    repository: newest.repository,
    tag: newest.current.tag,
    digest: newest.current.digest,
  };
}

/** By title, then by what tells services of the same title apart. */
export function byService(left: AuditedImage, right: AuditedImage): number {
  return (
    compareTexts(left.entity.title, right.entity.title) ||
    compareTexts(left.entity.entityRef, right.entity.entityRef) ||
    compareTexts(left.newest.repository, right.newest.repository)
  );
}

/** In the order of their characters, the same everywhere. */
export function compareTexts(left: string, right: string): number {
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
