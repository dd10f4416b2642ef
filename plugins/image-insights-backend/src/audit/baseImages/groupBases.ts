import { createHash } from 'node:crypto';
import { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { AuditedImage } from '../inventory/auditedImages';

/** The same bottom layers, of one platform. */
export interface BaseVariant {
  /** As {@link variantKey} has it. */
  key: string;
  platform: string;
  /** When its topmost layer was made, where believable. */
  builtAt?: string;
  images: AuditedImage[];
}

/** Images that stand on the same base, whichever version of it. */
export interface BaseGroup {
  key: string;
  kind: BaseImageAuditRow['kind'];
  /** Of `named` ones alone. */
  name?: string;
  images: AuditedImage[];
  /** By platform and layers; none of images that stand on nothing known. */
  variants: Map<string, BaseVariant>;
}

/**
 * Groups images by the name of their base. A base whose name is not known, or
 * withheld from the caller, is a group by its layers: its other versions cannot
 * be told from other bases without telling that they are one.
 */
export function groupBases(
  images: readonly AuditedImage[],
  isWithheld: (repositories: readonly string[]) => boolean,
): BaseGroup[] {
  const groups = new Map<string, BaseGroup>();
  for (const audited of images) {
    const told = tellBase(audited, isWithheld);
    const group = groups.get(told.key) ?? {
      ...told,
      images: [],
      variants: new Map<string, BaseVariant>(),
    };
    groups.set(told.key, group);
    group.images.push(audited);
    if (audited.image.baseLayers > 0) {
      addToVariant(group, audited);
    }
  }
  return [...groups.values()];
}

/** Key, kind and name of the base that an image stands on. */
export function tellBase(
  { image }: AuditedImage,
  isWithheld: (repositories: readonly string[]) => boolean,
): Pick<BaseGroup, 'key' | 'kind' | 'name'> {
  if (!image.base.known) {
    return { key: 'unknown', kind: 'unknown' };
  }
  if (image.baseLayers === 0) {
    return { key: 'scratch', kind: 'scratch' };
  }
  const { baseName: name } = image;
  return name === undefined || isWithheld(image.baseRepositories)
    ? { key: `unnamed:${hashOf(image.baseChain)}`, kind: 'unnamed' }
    : { key: `named:${name}`, kind: 'named', name };
}

/** Tells the variant of its base that an image stands on. */
export function variantKey({ image, newest }: AuditedImage): string {
  return `${newest.platform} ${image.baseChain}`;
}

function addToVariant(group: BaseGroup, audited: AuditedImage): void {
  const { image, newest } = audited;
  const key = variantKey(audited);
  const variant = group.variants.get(key);
  if (!variant) {
    group.variants.set(key, {
      key,
      platform: newest.platform,
      builtAt: image.baseBuiltAt,
      images: [audited],
    });
    return;
  }
  variant.images.push(audited);
  // The same layers were there by the earliest of the times that images tell.
  variant.builtAt = earlier(variant.builtAt, image.baseBuiltAt);
}

function earlier(
  left: string | undefined,
  right: string | undefined,
): string | undefined {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  return left < right ? left : right;
}

function hashOf(chain: string): string {
  return createHash('sha256').update(chain).digest('hex').slice(0, 32);
}
