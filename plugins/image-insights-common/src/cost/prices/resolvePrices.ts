import { z } from 'zod';
import { CostInputError } from '../CostInputError';
import { Price, PriceList, PriceUnit } from '../schema';
import { priceList } from './priceList';
import { DECIMAL_GIGABYTE } from './units';

/**
 * A price that app-config says instead of the list's. It replaces the price
 * whole: its date and its source are its own.
 * @public
 */
export interface PriceOverride {
  /** Of the list, or any that begins with `custom.` or `self-hosted.`. */
  id: string;
  /** Only for this region; without it the price holds in all of them. */
  region?: string;
  /** USD per unit: this or `tiers`. */
  usd?: number;
  /** Ascending; the last one without `upTo`. */
  tiers?: { upTo?: number; usd: number }[];
  /** Default: as the list's price has it, for a new id 10^9. */
  unitBytes?: number;
  /** Day on which it was seen: `2026-09-17`. Required. */
  asOf?: string;
  /** Where: `contract of 2026`. Required. */
  source?: string;
  sourceUrl?: string;
}

const OWN_ID = /^(custom|self-hosted)\.[a-z0-9][a-z0-9.-]{0,60}$/;
const DATE = z.iso.date();
const MAX_TIERS = 20;
const MAX_UNIT_BYTES = 2 ** 50;
const MAX_SOURCE_LENGTH = 200;

/**
 * The price list with the operator's own prices in place of the list's.
 * Throws a {@link CostInputError} for a price without date or source, tiers
 * that are out of order or open in the middle, a negative or absurd number, an
 * id that neither the list has nor an operator may make, the same price twice.
 * @public
 */
export function resolvePrices(
  options: { overrides?: readonly PriceOverride[]; list?: PriceList } = {},
): PriceList {
  const { overrides = [], list = priceList } = options;
  const prices = new Map<string, Price[]>();
  for (const price of list.prices) {
    prices.set(price.id, [...(prices.get(price.id) ?? []), price]);
  }
  const seen = new Set<string>();
  for (const override of overrides) {
    const known = prices.get(override.id) ?? [];
    const price = priceOf(override, known[0]);
    const key = JSON.stringify([override.id, override.region]);
    if (seen.has(key)) {
      fail(override, 'id', override.id, 'each price once');
    }
    seen.add(key);
    prices.set(override.id, [
      ...known.filter(
        other =>
          // Region by region is said beside everywhere: both hold.
          override.region !== other.region &&
          (override.region !== undefined || other.isOverridden),
      ),
      price,
    ]);
  }
  return { version: list.version, prices: [...prices.values()].flat() };
}

function priceOf(override: PriceOverride, known: Price | undefined): Price {
  const { id, region, sourceUrl } = override;
  if (!known && !OWN_ID.test(id)) {
    fail(
      override,
      'id',
      id,
      'an id of docs/prices.md, or one of your own that begins with `custom.` or `self-hosted.`',
    );
  }
  const unit = known?.unit ?? unitOf(id);
  const price: Price = {
    id,
    provider: known?.provider ?? id.split('.', 1)[0],
    title: known?.title ?? id,
    unit,
    tiers: tiersOf(override, unit),
    asOf: asOf(override),
    source: sourceOf(override),
    confidence: 'A',
    isOverridden: true,
  };
  if (region !== undefined) {
    price.region = region;
  }
  if (sourceUrl !== undefined) {
    price.sourceUrl = sourceUrl;
  }
  const unitBytes = unitBytesOf(override, unit, known);
  if (unitBytes !== undefined) {
    price.unitBytes = unitBytes;
  }
  return price;
}

/** By the last part of an id that an operator made. */
function unitOf(id: string): PriceUnit {
  if (id.endsWith('.hour')) {
    return 'hour';
  }
  if (id.endsWith('.day')) {
    return 'day';
  }
  return id.endsWith('.storage') ? 'byte-month' : 'byte';
}

function isOfBytes(unit: PriceUnit): boolean {
  return unit === 'byte' || unit === 'byte-month';
}

function tiersOf(override: PriceOverride, unit: PriceUnit): Price['tiers'] {
  const { usd, tiers } = override;
  if (usd !== undefined && tiers !== undefined) {
    fail(override, 'tiers', tiers, 'usd or tiers, not both');
  }
  if (tiers === undefined) {
    if (usd === undefined) {
      fail(override, 'usd', usd, 'US dollars per unit, or tiers');
    }
    return [{ usd: amountOf(override, 'usd', usd) }];
  }
  if (tiers.length === 0 || tiers.length > MAX_TIERS) {
    fail(override, 'tiers', tiers.length, `1 to ${MAX_TIERS} tiers`);
  }
  if (!isOfBytes(unit) && tiers.length > 1) {
    fail(override, 'tiers', tiers.length, `one price for each ${unit}`);
  }
  let from = 0;
  return tiers.map((tier, index) => {
    const field = `tiers[${index}]`;
    const price = amountOf(override, `${field}.usd`, tier.usd);
    if (index === tiers.length - 1) {
      if (tier.upTo !== undefined) {
        fail(override, `${field}.upTo`, tier.upTo, 'no upTo in the last tier');
      }
      return { usd: price };
    }
    const { upTo } = tier;
    if (upTo === undefined || !Number.isFinite(upTo) || upTo <= from) {
      fail(
        override,
        `${field}.upTo`,
        upTo,
        `a number of units above ${from}: tiers ascend, only the last has no upTo`,
      );
    }
    from = upTo;
    return { upTo, usd: price };
  });
}

function amountOf(
  override: PriceOverride,
  field: string,
  value: number,
): number {
  if (!Number.isFinite(value) || value < 0) {
    fail(override, field, value, 'US dollars, 0 or more');
  }
  return value;
}

function unitBytesOf(
  override: PriceOverride,
  unit: PriceUnit,
  known: Price | undefined,
): number | undefined {
  const { unitBytes } = override;
  if (!isOfBytes(unit)) {
    if (unitBytes !== undefined) {
      fail(
        override,
        'unitBytes',
        unitBytes,
        `nothing: this price is of a${unit === 'hour' ? 'n' : ''} ${unit}`,
      );
    }
    return undefined;
  }
  if (unitBytes === undefined) {
    return known?.unitBytes ?? DECIMAL_GIGABYTE;
  }
  if (
    !Number.isInteger(unitBytes) ||
    unitBytes < 1 ||
    unitBytes > MAX_UNIT_BYTES
  ) {
    fail(
      override,
      'unitBytes',
      unitBytes,
      'bytes of a unit: 1000000000 for a GB, 1073741824 for a GiB',
    );
  }
  return unitBytes;
}

function asOf(override: PriceOverride): string {
  const day = DATE.safeParse(override.asOf);
  if (!day.success) {
    fail(
      override,
      'asOf',
      override.asOf,
      'the day on which the price was seen, as 2026-09-17',
    );
  }
  return day.data;
}

function sourceOf(override: PriceOverride): string {
  const source = override.source?.trim() ?? '';
  if (source === '' || source.length > MAX_SOURCE_LENGTH) {
    fail(
      override,
      'source',
      override.source,
      `where the price was seen, 1 to ${MAX_SOURCE_LENGTH} characters`,
    );
  }
  return source;
}

function fail(
  override: PriceOverride,
  field: string,
  value: unknown,
  allowed: string,
): never {
  throw new CostInputError({
    field: `cost.prices.${override.id}.${field}`,
    value,
    allowed,
  });
}
