import {
  findPrice,
  type CostEstimate,
  type CostInput,
  type Price,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The prices that an estimate is made of, dearest part first: those of bytes,
 * of storage, then those paid by the hour.
 */
export function pricesInUse(input: CostInput, estimate: CostEstimate): Price[] {
  const wanted = new Map<string, { id: string; region?: string }>();
  const want = (id: string, region?: string) =>
    wanted.set(`${id} ${region ?? ''}`, { id, region });
  for (const { legs, region } of estimate.paths) {
    legs.forEach(({ price }) => want(price, region));
  }
  for (const { id, subject } of estimate.steps) {
    if (id === 'storage-amount' && subject !== undefined) want(subject);
  }
  for (const { fixed, region } of estimate.paths) {
    fixed.forEach(({ price }) => want(price, region));
  }
  const found = new Map<string, Price>();
  for (const { id, region } of wanted.values()) {
    if (input.prices.prices.some(price => price.id === id)) {
      const { price } = findPrice(input.prices, id, region);
      found.set(`${price.id} ${price.region ?? ''}`, price);
    }
  }
  return [...found.values()];
}
