import { storageAmount, tieredAmount } from '../money';
import { unitBytesOf } from '../money/unitBytesOf';
import { CostInput, CostLeg, CostStream, Price } from '../schema';
import { registryHostOf } from './pathAmounts';

/** What one registry keeps. */
export interface StoragePart {
  bytes: number;
  /** Of a month, in the currency. */
  amount: number;
  price: Price;
  unitBytes: number;
  /** `amount` of a tier is in USD. */
  tiers: CostLeg['tiers'];
}

/**
 * Storage of the known tags, by registry, each repository once and only where
 * the registry bills what it keeps.
 */
export function storageCost({
  streams,
  prices,
  currency,
}: Pick<CostInput, 'streams' | 'prices' | 'currency'>): StoragePart[] {
  const registries = new Map<string, { stream: CostStream; bytes: number }>();
  const counted = new Set<string>();
  for (const stream of streams) {
    if (stream.stored && !counted.has(stream.repository)) {
      counted.add(stream.repository);
      const { path, region, gigabyte } = stream.settings;
      const key = [registryHostOf(stream), path, region, gigabyte].join(' ');
      const registry = registries.get(key) ?? { stream, bytes: 0 };
      registry.bytes += stream.stored.blobBytes;
      registries.set(key, registry);
    }
  }
  return [...registries.values()].flatMap(({ stream, bytes }) => {
    const { settings } = stream;
    const stored = storageAmount({
      bytes,
      settings,
      registryHost: registryHostOf(stream),
      prices,
      currency,
    });
    if (!stored) {
      return [];
    }
    const { price, amount } = stored;
    const { gigabyte } = settings;
    return [
      {
        bytes,
        amount,
        price,
        unitBytes: unitBytesOf(price, gigabyte),
        tiers: tieredAmount({ price, bytes, gigabyte }).tiers,
      },
    ];
  });
}
