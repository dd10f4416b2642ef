import { Price } from '../schema';

/** What differs from region to region. */
export type RegionalPrice = Partial<Omit<Price, 'id' | 'provider' | 'region'>>;

/**
 * One price for each region of `regions`, each with what its own says and the
 * rest from `common`.
 */
export function pricesOf(
  common: Omit<Price, 'region' | 'tiers'>,
  regions: Record<string, RegionalPrice & Pick<Price, 'tiers'>>,
): Price[] {
  return Object.entries(regions).map(([region, own]) => ({
    ...common,
    region,
    ...own,
  }));
}

/** The one tier of a price that does not fall with the quantity. */
export function flat(usd: number): Price['tiers'] {
  return [{ usd }];
}
