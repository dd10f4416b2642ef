import { CostLeg, CostSettings, Price } from '../schema';
import { unitBytesOf } from './unitBytesOf';

/** What bytes cost at a price, tier by tier, in USD. @public */
export interface TieredAmount {
  /** The tiers that the bytes fall in; the first of them where there are no bytes. */
  tiers: CostLeg['tiers'];
  /** USD, sum of the tiers. */
  amount: number;
}

/**
 * What `bytes` cost (USD) at a price whose tiers already hold `before` bytes:
 * `T(before + bytes) − T(before)`, so that parts taken one after the other cost
 * what the whole does.
 *
 * Bytes are split at the tiers' limits before anything is divided: integers
 * stay exact there.
 * @public
 */
export function tieredAmount(options: {
  price: Price;
  bytes: number;
  /** Default: 0. */
  before?: number;
  gigabyte: CostSettings['gigabyte'];
}): TieredAmount {
  const { price, bytes, before = 0, gigabyte } = options;
  const unitBytes = unitBytesOf(price, gigabyte);
  const end = before + bytes;
  const tiers: TieredAmount['tiers'] = [];
  let from = 0;
  for (const { upTo, usd } of price.tiers) {
    const to = upTo === undefined ? Infinity : upTo * unitBytes;
    const inTier = Math.min(end, to) - Math.max(before, from);
    if (inTier > 0 || (bytes === 0 && tiers.length === 0 && before < to)) {
      const units = Math.max(0, inTier) / unitBytes;
      tiers.push({ usd, units, amount: units * usd });
    }
    from = to;
  }
  return { tiers, amount: tiers.reduce((sum, tier) => sum + tier.amount, 0) };
}
