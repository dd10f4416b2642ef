import { BaseImageAuditRow } from '@image-insights/backstage-plugin-image-insights-common';
import { endOfLifeOfBase } from '@image-insights/image-analysis';
import { targetKey } from '../inventory/BaseTargets';
import { Inventory } from '../inventory/Inventory';
import { AuditedImage } from '../inventory/auditedImages';
import { BaseGroup, BaseVariant, variantKey } from './groupBases';

const DAY_MILLIS = 24 * 60 * 60_000;

/** How old a variant of a base is against the newest. */
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

/** The build of a base that all others of a platform are compared with. */
interface NewestBuild {
  builtAt?: string;
  /** Distinct layers by number. */
  numbers: readonly number[];
  /** Where nobody uses it yet and it has another name than the base. */
  name?: string;
}

/** A variant with the layers in which images hold it: mostly all in the same. */
interface StackedVariant extends BaseVariant {
  stacks: Stack[];
}

/** Distinct layers by number, in which some images hold a variant. */
interface Stack {
  numbers: readonly number[];
  images: number;
}

/**
 * The figures of a base. Variants are compared within a platform: an image for
 * another one is not behind for having other layers.
 *
 * @param options - `isHeld` tells whether any of the images holds a layer
 */
export function measureBase(
  group: BaseGroup,
  options: { inventory: Inventory; isHeld: (layer: number) => boolean },
): MeasuredBase {
  const { inventory } = options;
  const { key, kind, name, images } = group;
  const variants = [...group.variants.values()].map(variant => ({
    ...variant,
    stacks: stacksOf(variant),
  }));
  const newest = newestByPlatform(variants, name, inventory);
  const ages = new Map(
    variants.map(variant => [
      variant.key,
      ageOf(variant, newest.get(variant.platform)),
    ]),
  );
  const servicesBehind = new Set(
    variants
      .filter(variant => ages.get(variant.key)?.isBehind)
      .flatMap(variant => variant.images.map(({ service }) => service)),
  );
  const services = new Set(images.map(({ service }) => service));
  const end = name === undefined ? undefined : endOfLifeOfBase(name);
  return {
    row: {
      key,
      ...(name !== undefined && { name }),
      kind,
      services: services.size,
      images: new Set(images.map(({ image }) => image.digest)).size,
      variants: variants.length,
      ...timesOf(variants, [...newest.values()]),
      servicesBehind: servicesBehind.size,
      ...daysOf([...ages.values()]),
      ...(end && { endOfLife: end.date, endOfLifeOf: end.of }),
      ...bytesOf({ variants, newest, ...options }),
    },
    servicesBehind,
    services,
    ageOf: audited => ages.get(variantKey(audited)),
  };
}

function timesOf(
  variants: readonly BaseVariant[],
  newest: readonly NewestBuild[],
): Pick<BaseImageAuditRow, 'newestName' | 'newestBuiltAt' | 'oldestBuiltAt'> {
  const name = newest.find(build => build.name !== undefined)?.name;
  return {
    ...(name !== undefined && { newestName: name }),
    newestBuiltAt: newest
      .flatMap(({ builtAt }) => builtAt ?? [])
      .sort()
      .at(-1),
    oldestBuiltAt: variants
      .flatMap(({ builtAt }) => builtAt ?? [])
      .sort()
      .at(0),
  };
}

function daysOf(
  ages: readonly VariantAge[],
): Pick<BaseImageAuditRow, 'daysBehind'> {
  const days = ages.flatMap(({ daysBehind }) => daysBehind ?? []);
  return days.length === 0
    ? {}
    : { daysBehind: days.reduce((most, one) => Math.max(most, one), 0) };
}

/**
 * Of each platform the build that was made last: of those in use, or the one
 * that the base's own repository holds by now. Where nobody knows when any was
 * made, the one in use that most images stand on.
 */
function newestByPlatform(
  variants: readonly StackedVariant[],
  name: string | undefined,
  inventory: Inventory,
): Map<string, NewestBuild> {
  const best = new Map<string, StackedVariant>();
  const chains = new Set(
    variants.map(({ images: [{ image }] }) => image.baseChain),
  );
  for (const variant of variants) {
    const other = best.get(variant.platform);
    if (!other || isNewer(variant, other)) {
      best.set(variant.platform, variant);
    }
  }
  return new Map(
    [...best].map(([platform, variant]): [string, NewestBuild] => {
      const target = inventory.targets.get(targetKey(name ?? '', platform));
      const isNextOne =
        target !== undefined &&
        !chains.has(target.chain) &&
        variant.builtAt !== undefined &&
        target.builtAt > variant.builtAt;
      return [
        platform,
        isNextOne
          ? {
              builtAt: target.builtAt,
              name: target.name,
              numbers: [...new Set(target.layers)],
            }
          : {
              builtAt: variant.builtAt,
              numbers: commonStack(variant.stacks).numbers,
            },
      ];
    }),
  );
}

function isNewer(variant: BaseVariant, best: BaseVariant): boolean {
  const a = variant.builtAt ?? '';
  const b = best.builtAt ?? '';
  return a === b ? variant.images.length > best.images.length : a > b;
}

function ageOf(
  { builtAt }: BaseVariant,
  newest: NewestBuild | undefined,
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

function bytesOf(options: {
  variants: readonly StackedVariant[];
  newest: ReadonlyMap<string, NewestBuild>;
  inventory: Inventory;
  isHeld: (layer: number) => boolean;
}): Pick<
  BaseImageAuditRow,
  'compressedBytes' | 'updateMovesBytes' | 'oneBaseSavesBytes'
> {
  const { variants, newest, inventory, isHeld } = options;
  if (variants.length === 0) {
    return {};
  }
  const used = new Set<number>();
  let moves: number | undefined;
  for (const variant of variants) {
    const target = newest.get(variant.platform);
    const isBehind = ageOf(variant, target).isBehind;
    for (const { numbers } of variant.stacks) {
      numbers.forEach(number => used.add(number));
      if (target && isBehind) {
        const missing = target.numbers.filter(
          number => !numbers.includes(number),
        );
        moves = Math.max(moves ?? 0, sumOf(missing, inventory));
      }
    }
  }
  const kept = [...newest.values()].map(({ numbers }) => numbers);
  const next = new Set(kept.flat());
  const gone = [...used].filter(number => !next.has(number));
  const added = [...next].filter(number => !isHeld(number));
  return {
    compressedBytes: Math.max(...kept.map(build => sumOf(build, inventory))),
    ...(moves !== undefined && { updateMovesBytes: moves }),
    oneBaseSavesBytes: Math.max(
      0,
      sumOf(gone, inventory) - sumOf(added, inventory),
    ),
  };
}

function stacksOf(variant: BaseVariant): Stack[] {
  const counts = new Map<readonly number[], number>();
  for (const { image } of variant.images) {
    counts.set(image.baseStack, (counts.get(image.baseStack) ?? 0) + 1);
  }
  return [...counts].map(([numbers, images]) => ({ numbers, images }));
}

/** There is one: a variant is made of images. */
function commonStack(stacks: readonly Stack[]): Stack {
  return stacks.reduce((most, stack) =>
    stack.images > most.images ? stack : most,
  );
}

function sumOf(numbers: Iterable<number>, inventory: Inventory): number {
  let sum = 0;
  for (const number of numbers) {
    sum += inventory.compressedBytes[number];
  }
  return sum;
}
