import type { PriceList } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The regions that prices are known of: of the provider of a path, or of all
 * where the path is of none.
 */
export function regionsOf(list: PriceList, path: string | undefined): string[] {
  const provider = path?.split('-')[0];
  const known = list.prices.flatMap(price =>
    price.region === undefined
      ? []
      : [{ provider: price.provider, region: price.region }],
  );
  const own = known.filter(one => one.provider === provider);
  const regions = (own.length > 0 ? own : known).map(({ region }) => region);
  return [...new Set(regions)].sort();
}
