import { InputError } from '@backstage/errors';
import {
  PriceList,
  providerOfRegion,
} from '@image-insights/backstage-plugin-image-insights-common';

/**
 * Refuses what is no region: regions of the price list are, and any that AWS or
 * Google Cloud would name so (where the list has no price of it, the figure
 * says so). Names of Azure's regions could be any word, so that only listed
 * ones are known.
 *
 * @throws InputError
 */
export function checkRegion(
  region: string | undefined,
  prices: PriceList,
): void {
  if (region === undefined) {
    return;
  }
  const known = new Set(prices.prices.flatMap(price => price.region ?? []));
  const provider = providerOfRegion(region);
  if (!known.has(region) && provider !== 'aws' && provider !== 'gcp') {
    throw new InputError(
      `region is '${region}', which is no region; with prices of their own are: ${[
        ...known,
      ]
        .sort()
        .join(', ')}`,
    );
  }
}
