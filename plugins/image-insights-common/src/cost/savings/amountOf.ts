import { MovedBytes, pathMoney } from '../money';
import { movedBytes } from '../money/pathMoney';
import { CostInput, CostLeg, NetworkPathId, Price } from '../schema';
import { SavingGroup } from './SavingGroup';

/** What bytes of a month cost. */
export type AmountOf = (bytes: MovedBytes) => number;

interface Leg {
  applies: CostLeg['applies'];
  factor: number;
  unitBytes: number;
  before: number;
  tiers: Price['tiers'];
}

/**
 * The variable part of `pathMoney` for a group on a path, as a function of its
 * bytes: a plan asks for it once per row, thousands of times.
 */
export function amountOf(options: {
  group: SavingGroup;
  path: NetworkPathId;
  /** Bytes that the tiers hold already besides other traffic. */
  before?: number;
  prices: CostInput['prices'];
  currency: CostInput['currency'];
}): AmountOf {
  const { group, path, prices, currency } = options;
  const { settings, registryHost } = group;
  const before = settings.otherTrafficBytes + (options.before ?? 0);
  const common = { path, settings, registryHost, before, prices, currency };
  const { legs, used } = pathMoney({ ...common, bytes: { blob: 0, api: 0 } });
  const isRepeated = new Set(legs.map(leg => leg.price)).size < legs.length;
  if (isRepeated) {
    // The same price in two regions: its id does not tell which.
    return bytes => pathMoney({ ...common, bytes }).variable;
  }
  const priceOf = new Map(used.map(price => [price.id, price]));
  const compiled = legs.map(
    ({ price, applies, factor, unitBytes }): Leg => ({
      applies,
      factor,
      unitBytes,
      before,
      tiers: priceOf.get(price)?.tiers ?? [],
    }),
  );
  return bytes =>
    compiled.reduce(
      (sum, leg) => sum + usdOf(leg, movedBytes(bytes, leg.applies)),
      0,
    ) * currency.perUsd;
}

function usdOf(leg: Leg, bytes: number): number {
  const start = leg.before;
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
