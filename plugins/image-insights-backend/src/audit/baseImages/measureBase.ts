import { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { endOfLifeOfBase } from '@image-insights/image-analysis';
import { Inventory } from '../inventory/Inventory';
import { AuditedImage } from '../inventory/auditedImages';
import { BaseGroup, BaseVariant } from './groupBases';

const DAY_MILLIS = 24 * 60 * 60_000;

/** How old a variant of a base is against the newest one in use. */
export interface VariantAge {
  builtAt?: string;
  /** Absent where either was built nobody knows when. */
  daysBehind?: number;
  /** Whether it is known to be built before the newest. */
  isBehind: boolean;
}

/** A base as the audit's row, and how old each image's variant of it is. */
export interface MeasuredBase {
  row: BaseImageAuditRow;
  /** Numbers of the services that are behind. */
  servicesBehind: ReadonlySet<number>;
  /** Numbers of all of its services. */
  services: ReadonlySet<number>;
  ageOf(audited: AuditedImage): VariantAge | undefined;
}

/**
 * The figures of a base. Variants are compared within a platform: an image for
 * another one is not behind for having other layers.
 */
export function measureBase(
  group: BaseGroup,
  inventory: Inventory,
): MeasuredBase {
  const { key, kind, name, images } = group;
  const variants = [...group.variants.values()];
  const newest = newestByPlatform(variants);
  const ages = new Map(
    variants.map(variant => [
      variant,
      ageOf(variant, newest.get(variant.platform)),
    ]),
  );
  const ageOfImage = new Map<AuditedImage, VariantAge>();
  const servicesBehind = new Set<number>();
  for (const [{ images: ofVariant }, age] of ages) {
    for (const audited of ofVariant) {
      ageOfImage.set(audited, age);
      if (age.isBehind) {
        servicesBehind.add(audited.service);
      }
    }
  }
  const services = new Set(images.map(({ service }) => service));
  const builtAt = variants.flatMap(variant => variant.builtAt ?? []).sort();
  const days = [...ages.values()].flatMap(age => age.daysBehind ?? []);
  const end = name === undefined ? undefined : endOfLifeOfBase(name);
  return {
    row: {
      key,
      ...(name !== undefined && { name }),
      kind,
      services: services.size,
      images: new Set(images.map(({ image }) => image.digest)).size,
      variants: variants.length,
      newestBuiltAt: builtAt.at(-1),
      oldestBuiltAt: builtAt.at(0),
      servicesBehind: servicesBehind.size,
      ...(days.length > 0 && { daysBehind: Math.max(...days) }),
      ...(end && { endOfLife: end.date, endOfLifeOf: end.of }),
      ...bytesOf({ variants, newest, ages, inventory }),
    },
    servicesBehind,
    services,
    ageOf: audited => ageOfImage.get(audited),
  };
}

/**
 * Of each platform, the variant that was built last; where nobody knows when
 * any was, the one that most images stand on.
 */
function newestByPlatform(
  variants: readonly BaseVariant[],
): Map<string, BaseVariant> {
  const newest = new Map<string, BaseVariant>();
  for (const variant of variants) {
    const best = newest.get(variant.platform);
    if (!best || isNewer(variant, best)) {
      newest.set(variant.platform, variant);
    }
  }
  return newest;
}

function isNewer(variant: BaseVariant, best: BaseVariant): boolean {
  const a = variant.builtAt ?? '';
  const b = best.builtAt ?? '';
  return a === b ? variant.images.length > best.images.length : a > b;
}

function ageOf(
  { builtAt }: BaseVariant,
  newest: BaseVariant | undefined,
): VariantAge {
  if (builtAt === undefined || newest?.builtAt === undefined) {
    return { builtAt, isBehind: false };
  }
  const millis = Date.parse(newest.builtAt) - Date.parse(builtAt);
  return {
    builtAt,
    daysBehind: Math.floor(millis / DAY_MILLIS),
    isBehind: millis > 0,
  };
}

/** Distinct layers by number, in which some images hold a variant. */
interface Stack {
  numbers: number[];
  bytes: number;
  images: number;
}

function bytesOf(options: {
  variants: readonly BaseVariant[];
  newest: ReadonlyMap<string, BaseVariant>;
  ages: ReadonlyMap<BaseVariant, VariantAge>;
  inventory: Inventory;
}): Pick<
  BaseImageAuditRow,
  'compressedBytes' | 'updateMovesBytes' | 'oneBaseSavesBytes'
> {
  const { variants, newest, ages, inventory } = options;
  if (variants.length === 0) {
    return {};
  }
  const stacks = new Map(
    variants.map(variant => [variant, stacksOf(variant, inventory)]),
  );
  const targets = new Map(
    [...newest].map(([platform, variant]) => [
      platform,
      commonStack(stacks.get(variant) ?? []),
    ]),
  );
  const all = new Set<number>();
  let moves: number | undefined;
  for (const [variant, ofVariant] of stacks) {
    const target = targets.get(variant.platform);
    for (const { numbers } of ofVariant) {
      numbers.forEach(number => all.add(number));
      if (target && ages.get(variant)?.isBehind) {
        const missing = target.numbers.filter(
          number => !numbers.includes(number),
        );
        moves = Math.max(moves ?? 0, sumOf(missing, inventory));
      }
    }
  }
  const kept = [...targets.values()].flatMap(target => target ?? []);
  return {
    compressedBytes: Math.max(...kept.map(({ bytes }) => bytes)),
    ...(moves !== undefined && { updateMovesBytes: moves }),
    oneBaseSavesBytes:
      sumOf(all, inventory) -
      sumOf(new Set(kept.flatMap(({ numbers }) => numbers)), inventory),
  };
}

/** In which layers images hold a variant: mostly all in the same. */
function stacksOf(variant: BaseVariant, inventory: Inventory): Stack[] {
  const stacks = new Map<string, Stack>();
  for (const { image } of variant.images) {
    const layers = image.layers.subarray(0, image.baseLayers);
    const key = layers.join(' ');
    const stack = stacks.get(key);
    if (stack) {
      stack.images += 1;
    } else {
      const numbers = [...new Set(layers)];
      stacks.set(key, { numbers, bytes: sumOf(numbers, inventory), images: 1 });
    }
  }
  return [...stacks.values()];
}

function commonStack(stacks: readonly Stack[]): Stack | undefined {
  return [...stacks].sort((left, right) => right.images - left.images).at(0);
}

function sumOf(numbers: Iterable<number>, inventory: Inventory): number {
  let sum = 0;
  for (const number of numbers) {
    sum += inventory.compressedBytes[number];
  }
  return sum;
}
