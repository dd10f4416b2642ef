import { MovedBytes, pathMoney } from '../money';
import { movedBytes } from '../money/pathMoney';
import { CostInput, CostLeg, NetworkPathId, Price } from '../schema';
import { SavingGroup } from './SavingGroup';

/** What bytes of a month cost on a path. */
export interface PathPrice {
  /**
   * The variable amount of bytes that come on top of what the tiers hold:
   * `before` bytes, and other traffic.
   */
  amountOf(bytes: MovedBytes, before: number): number;
  /** Amount per byte, where that is the same for any number of bytes. */
  flat?: MovedBytes;
}

interface Leg {
  applies: CostLeg['applies'];
  factor: number;
  unitBytes: number;
  tiers: Price['tiers'];
}

/**
 * The variable part of `pathMoney` for a group on a path, as a function of
 * bytes: a plan asks for it once per row, thousands of times.
 */
export function pathPrice(options: {
  group: SavingGroup;
  path: NetworkPathId;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
}): PathPrice {
  const { group, path, prices, currency } = options;
  const { settings, registryHost } = group;
  const { otherTrafficBytes } = settings;
  const common = { path, settings, registryHost, prices, currency };
  const { legs, used } = pathMoney({ ...common, bytes: { blob: 0, api: 0 } });
  if (new Set(legs.map(leg => leg.price)).size < legs.length) {
    // The same price in two regions: its id does not tell which.
    return {
      amountOf: (bytes, before) =>
        pathMoney({ ...common, bytes, before: otherTrafficBytes + before })
          .variable,
    };
  }
  const priceOf = new Map(used.map(price => [price.id, price]));
  const compiled = legs.map(
    ({ price, applies, factor, unitBytes }): Leg => ({
      applies,
      factor,
      unitBytes,
      tiers: priceOf.get(price)?.tiers ?? [],
    }),
  );
  const amountOf: PathPrice['amountOf'] = (bytes, before) =>
    compiled.reduce(
      (sum, leg) =>
        sum +
        usdOf(leg, otherTrafficBytes + before, movedBytes(bytes, leg.applies)),
      0,
    ) * currency.perUsd;
  const isFlat = compiled.every(({ tiers }) => tiers.length === 1);
  return {
    amountOf,
    ...(isFlat && {
      flat: {
        blob: perByte(compiled, 'blob') * currency.perUsd,
        api: perByte(compiled, 'api') * currency.perUsd,
      },
    }),
  };
}

function usdOf(leg: Leg, start: number, bytes: number): number {
  const end = start + bytes * leg.factor;
  let from = 0;
  let usd = 0;
  for (const tier of leg.tiers) {
    const to = tier.upTo === undefined ? Infinity : tier.upTo * leg.unitBytes;
    const inTier = Math.min(end, to) - Math.max(start, from);
    if (inTier > 0) {
      usd += (inTier / leg.unitBytes) * tier.usd;
    }
    if (to >= end) {
      break;
    }
    from = to;
  }
  return usd;
}

function perByte(legs: readonly Leg[], kind: 'blob' | 'api'): number {
  return legs
    .filter(({ applies }) => applies === kind || applies === 'all')
    .reduce(
      (sum, { factor, unitBytes, tiers }) =>
        sum + (factor * tiers[0].usd) / unitBytes,
      0,
    );
}
