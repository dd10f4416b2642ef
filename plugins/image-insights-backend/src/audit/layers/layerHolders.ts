import { AuditedImage } from '../inventory/auditedImages';

/** The image that tells what a layer is. */
export interface LayerHolder {
  audited: AuditedImage;
  /** Of the layer in it, 0 the bottom. */
  index: number;
  /** Of the base that the layer belongs to, where it does and it may be told. */
  baseName?: string;
  isBase: boolean;
}

/**
 * For each of some layers the image that tells most of it: one whose base it
 * belongs to, the smallest such base first, for a layer of Debian is in every
 * base that is built on Debian.
 *
 * @param audited - images that the caller may read
 * @param isWanted - by the layer's number
 * @param isWithheld - whether a base's name may not be told
 */
export function layerHolders(options: {
  audited: readonly AuditedImage[];
  isWanted: (number: number) => boolean;
  isWithheld: (repositories: readonly string[]) => boolean;
}): Map<number, LayerHolder> {
  const { audited: images, isWanted, isWithheld } = options;
  const found = new Map<number, LayerHolder>();
  for (const audited of images) {
    const { image } = audited;
    let baseName: string | undefined;
    let isNamed = false;
    image.layers.forEach((number, index) => {
      if (!isWanted(number)) {
        return;
      }
      const isBase = index < image.baseLayers;
      if (isBase && !isNamed) {
        isNamed = true;
        baseName = isWithheld(image.baseRepositories)
          ? undefined
          : image.baseName;
      }
      const holder = {
        audited,
        index,
        isBase,
        ...(isBase && { baseName }),
      };
      const best = found.get(number);
      if (!best || isBetter(holder, best)) {
        found.set(number, holder);
      }
    });
  }
  return found;
}

function isBetter(holder: LayerHolder, best: LayerHolder): boolean {
  const { image } = holder.audited;
  const other = best.audited.image;
  if (holder.isBase !== best.isBase) {
    return holder.isBase;
  }
  if ((holder.baseName === undefined) !== (best.baseName === undefined)) {
    return holder.baseName !== undefined;
  }
  if (holder.isBase && image.baseLayers !== other.baseLayers) {
    return image.baseLayers < other.baseLayers;
  }
  return image.digest < other.digest;
}
