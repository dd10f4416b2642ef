import { CostInputError } from '../CostInputError';
import { Price, PriceList } from '../schema';

/**
 * The region whose price is taken where the asked one's is not known, by
 * provider.
 */
const DEFAULT_REGIONS: Record<string, string> = {
  aws: 'us-east-1',
  gcp: 'us-central1',
  azure: 'eastus',
};

/**
 * A provider's region that is taken where none is known: `us-east-1`. `undefined`
 * for what has no regions.
 * @public
 */
export function defaultRegionOf(
  provider: string | undefined,
): string | undefined {
  return provider !== undefined && Object.hasOwn(DEFAULT_REGIONS, provider)
    ? DEFAULT_REGIONS[provider]
    : undefined;
}

/** A price as it was found for a region. @public */
export interface FoundPrice {
  price: Price;
  /** Region that the price is of; absent where it is the same everywhere. */
  usedRegion?: string;
  /** True where the asked region has no price of its own in the list. */
  isFallback: boolean;
}

type PricesByRegion = Map<string | undefined, Price>;

/** Lists are not changed once they are made, so each is indexed once. */
const indexes = new WeakMap<PriceList, Map<string, PricesByRegion>>();

/**
 * The price of that id in a region: the region's own, else that of the group
 * it belongs to by name (`europe` for `europe-west1`), else the one that holds
 * everywhere, else the one of the provider's default region (a fallback, to be
 * told). Throws a {@link CostInputError} for an id that the list does not have.
 * @public
 */
export function findPrice(
  list: PriceList,
  id: string,
  region?: string,
): FoundPrice {
  const byRegion = indexOf(list).get(id);
  if (!byRegion) {
    throw new CostInputError({
      field: 'price',
      value: id,
      allowed: `an id of price list ${list.version}`,
    });
  }
  const own = region === undefined ? undefined : priceIn(byRegion, region);
  const price = own ?? byRegion.get(undefined) ?? defaultPrice(byRegion);
  return {
    price,
    usedRegion: price.region,
    isFallback: region !== undefined && !own && price.region !== undefined,
  };
}

/** The default region's, or the first where the list lacks that one. */
function defaultPrice(byRegion: PricesByRegion): Price {
  const [first] = byRegion.values();
  const region = defaultRegionOf(first.provider);
  return (region !== undefined && priceIn(byRegion, region)) || first;
}

function priceIn(byRegion: PricesByRegion, region: string): Price | undefined {
  return byRegion.get(region) ?? byRegion.get(region.split('-', 1)[0]);
}

function indexOf(list: PriceList): Map<string, PricesByRegion> {
  const known = indexes.get(list);
  if (known) {
    return known;
  }
  const index = new Map<string, PricesByRegion>();
  for (const price of list.prices) {
    const byRegion: PricesByRegion = index.get(price.id) ?? new Map();
    byRegion.set(price.region, price);
    index.set(price.id, byRegion);
  }
  indexes.set(list, index);
  return index;
}
