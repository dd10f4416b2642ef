import { PriceList } from '../schema';

/** Lists that take one of the two figures of each price that has two. */
export interface AlternativePrices {
  /** The lower ones. */
  cheapest: PriceList;
  /** The higher ones. */
  dearest: PriceList;
}

const alternatives = new WeakMap<PriceList, AlternativePrices>();

/**
 * What a price list may really be: doubtful prices do not depend on each
 * other, so that all of them may be low, or high. Made once a list.
 */
export function alternativePrices(list: PriceList): AlternativePrices {
  const known = alternatives.get(list);
  if (known) {
    return known;
  }
  const made = {
    cheapest: withOther(list, (other, usd) => other < usd),
    dearest: withOther(list, (other, usd) => other > usd),
  };
  alternatives.set(list, made);
  return made;
}

/** The list with the other figure where it is wanted instead of the first tier's. */
function withOther(
  list: PriceList,
  isWanted: (other: number, usd: number) => boolean,
): PriceList {
  return {
    ...list,
    prices: list.prices.map(price => {
      const { alternativeUsd: other, tiers } = price;
      return other !== undefined && isWanted(other, tiers[0].usd)
        ? { ...price, tiers: [{ usd: other }] }
        : price;
    }),
  };
}
