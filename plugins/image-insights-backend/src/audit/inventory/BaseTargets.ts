import { Stores } from '../../database/Stores';
import { TagImage } from '../../database/TagImage';
import { groupedBy } from '../../collections/groupedBy';
import { isSameLine } from '../baseImages/isSameLine';

/** The newest build of a base that its own repository holds. */
export interface BaseTarget {
  /** As people write it, where it is not the tag that was asked for. */
  name?: string;
  imageDigest: string;
  builtAt: string;
}

/** A base by the name under which images have it in common. */
export interface NamedBase {
  /** `registry.example.com/base/java:21` */
  name: string;
  /** `host/name`, as it is stored. */
  repository: string;
  platform: string;
}

/** Key of a {@link NamedBase}. */
export function targetKey(name: string, platform: string): string {
  return `${platform} ${name}`;
}

/**
 * Of each base the newest build under the same tag, or another one of its line
 * of releases, that its repository holds now; left out where none of them says
 * when it was built. By {@link targetKey}.
 */
export async function findBaseTargets(
  bases: readonly NamedBase[],
  stores: Pick<Stores, 'tags' | 'inventory'>,
): Promise<Map<string, BaseTarget>> {
  const images = groupedBy(
    (
      await stores.tags.images(bases.map(({ repository }) => repository))
    ).filter(({ until }) => until === undefined),
    ({ repository, platform }) => targetKey(repository, platform),
  );
  const chosen = bases.flatMap(base => {
    const held = images.get(targetKey(base.repository, base.platform)) ?? [];
    const image = newestOf(base, held);
    return image ? [{ base, image }] : [];
  });
  const builtAt = await stores.inventory.builtAt(
    chosen.map(({ image }) => image.digest),
  );
  const found = new Map<string, BaseTarget>();
  for (const { base, image } of chosen) {
    const at = builtAt.get(image.digest);
    const { repository, tag } = splitName(base.name);
    if (at !== undefined) {
      found.set(targetKey(base.name, base.platform), {
        ...(image.tag !== tag && { name: `${repository}:${image.tag}` }),
        imageDigest: image.digest,
        builtAt: at,
      });
    }
  }
  return found;
}

/** The one that was built last; the tag itself of several on the same image. */
function newestOf(
  { name }: NamedBase,
  held: readonly TagImage[],
): TagImage | undefined {
  const { repository, tag } = splitName(name);
  return held
    .filter(image => isSameLine(repository, tag, image.tag))
    .filter(image => image.createdAt !== undefined)
    .reduce<TagImage | undefined>(
      (best, image) =>
        best === undefined || isNewer(image, best, tag) ? image : best,
      undefined,
    );
}

function isNewer(image: TagImage, best: TagImage, tag: string): boolean {
  const a = image.createdAt ?? '';
  const b = best.createdAt ?? '';
  if (a !== b) {
    return a > b;
  }
  // Of the names of one image, the same tag, or else the most exact.
  return (
    best.tag !== tag &&
    (image.tag === tag || image.tag.length > best.tag.length)
  );
}

function splitName(name: string): { repository: string; tag: string } {
  const colon = name.indexOf(':', name.lastIndexOf('/') + 1);
  return colon < 0
    ? { repository: name, tag: '' }
    : { repository: name.slice(0, colon), tag: name.slice(colon + 1) };
}
