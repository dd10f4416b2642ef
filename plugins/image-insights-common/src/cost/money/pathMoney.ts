import { PathContext } from '../paths/NetworkPath';
import { networkPath } from '../paths/networkPaths';
import { findPrice } from '../prices/findPrice';
import {
  CostLeg,
  CostNote,
  CostSettings,
  Currency,
  FixedCost,
  NetworkPathId,
  PathMoney,
  Price,
  PriceList,
} from '../schema';
import { convert } from './convert';
import { unitsPerMonth } from './unitsPerMonth';
import { tieredAmount } from './tieredAmount';
import { unitBytesOf } from './unitBytesOf';

/** Bytes of a month, by where they come from. @public */
export interface MovedBytes {
  /** Layers and configs. */
  blob: number;
  /** Manifests and indexes, from the registry's API. */
  api: number;
}

/** @public */
export interface PathMoneyOptions extends PathContext {
  path: NetworkPathId;
  /** Region, zones, nodes, shares and the gigabyte are read; not the path. */
  settings: CostSettings;
  /** Of a month; non-negative. */
  bytes: MovedBytes;
  /**
   * Bytes that the tiers hold already; default `settings.otherTrafficBytes`.
   * Taking services one after the other, each with what the ones before it
   * moved, costs what their sum does.
   */
  before?: number;
  prices: PriceList;
  currency: Currency;
}

/** What a path costs, with what it was calculated from. @public */
export interface UsedPathMoney extends PathMoney {
  /** Prices that the amounts rest on, each once. */
  used: Price[];
  /** `region-price-unknown`, `check-cloud-nat`, `free-path`; of the prices see `priceNotes`. */
  notes: CostNote[];
}

/**
 * What the bytes of a month cost on a path, and what is paid there anyway. Legs
 * are billed by the byte, price by price and tier by tier; fixed amounts (hours
 * × 730, days × 730 / 24) stand beside them and no byte changes them. Amounts
 * are in `currency` and not rounded; `usd` in tiers is the price as listed.
 *
 * Throws a `CostInputError` for a path or price that there is none of.
 * @public
 */
export function pathMoney(options: PathMoneyOptions): UsedPathMoney {
  const { path: id, settings, prices, currency } = options;
  const path = networkPath(id);
  const used = new Set<Price>();
  const notes: CostNote[] = [];
  const take = (price: string, region = settings.region): Price => {
    const found = findPrice(prices, price, region);
    if (found.isFallback && !used.has(found.price)) {
      notes.push({
        code: 'region-price-unknown',
        subject: region,
        value: found.usedRegion,
      });
    }
    used.add(found.price);
    return found.price;
  };
  const legs = legsOf(options, take);
  const fixed = path.fixed(settings, options).map((item): FixedCost => {
    const price = take(item.price);
    const usd = price.tiers[0].usd * unitsPerMonth(price);
    return {
      price: price.id,
      title: price.title,
      count: item.count,
      amount: convert(usd * item.count, currency),
    };
  });
  if (id === 'gcp-same-location') {
    notes.push({ code: 'check-cloud-nat' });
  }
  // A price that nobody has said yet is not known to be nothing.
  const isSaid = [...used].every(({ confidence }) => confidence !== 'C');
  if (isSaid && legs.every(leg => leg.tiers.every(tier => tier.usd === 0))) {
    notes.push({ code: 'free-path', subject: id });
  }
  return {
    path: id,
    region: settings.region,
    legs,
    variable: sum(legs),
    fixed,
    fixedPerMonth: sum(fixed),
    used: [...used],
    notes: distinct(notes),
  };
}

function legsOf(
  options: PathMoneyOptions,
  take: (price: string, region?: string) => Price,
): CostLeg[] {
  const { settings, bytes, currency } = options;
  const { gigabyte } = settings;
  const before = options.before ?? settings.otherTrafficBytes;
  return networkPath(options.path)
    .legs(settings, options)
    .map(leg => {
      const price = take(leg.price, leg.region);
      const moved = movedBytes(bytes, leg.applies);
      const billed = moved * leg.factor;
      const { tiers } = tieredAmount({
        price,
        bytes: billed,
        before,
        gigabyte,
      });
      const converted = tiers.map(tier => ({
        ...tier,
        amount: convert(tier.amount, currency),
      }));
      return {
        price: price.id,
        title: price.title,
        applies: leg.applies,
        bytes: moved,
        factor: leg.factor,
        unitBytes: unitBytesOf(price, gigabyte),
        tiers: converted,
        amount: sum(converted),
      };
    });
}

/** The bytes that a leg is about. */
export function movedBytes(
  bytes: MovedBytes,
  applies: CostLeg['applies'],
): number {
  switch (applies) {
    case 'blob':
      return bytes.blob;
    case 'api':
      return bytes.api;
    default:
      return bytes.blob + bytes.api;
  }
}

function sum(items: readonly { amount: number }[]): number {
  return items.reduce((total, { amount }) => total + amount, 0);
}

function distinct(notes: CostNote[]): CostNote[] {
  const byKey = new Map(notes.map(note => [JSON.stringify(note), note]));
  return [...byKey.values()];
}
