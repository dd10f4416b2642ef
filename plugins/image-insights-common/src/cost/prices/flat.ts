import { Price } from '../schema';

/** The one tier of a price that does not fall with the quantity. */
export function flat(usd: number): Price['tiers'] {
  return [{ usd }];
}

/** One price for each region, with the one tier that it has there. */
export function flatIn(
  price: Omit<Price, 'region' | 'tiers'>,
  usd: Record<string, number>,
): Price[] {
  return Object.entries(usd).map(([region, amount]) => ({
    ...price,
    region,
    tiers: flat(amount),
  }));
}
