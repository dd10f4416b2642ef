import { PriceList } from '../schema';
import { awsPrices } from './aws';
import { azurePrices } from './azure';
import { gcpPrices } from './gcp';
import { registryPrices } from './registries';

/**
 * List prices that the plugin ships: US dollars without tax, discount or
 * credits, each with the day on which it was seen, where, and how sure it is.
 * Where an id has one price per region there is one entry for each. app-config
 * replaces a price with one of its own; see {@link resolvePrices}.
 * @public
 */
export const priceList: PriceList = {
  version: '2026-11-21',
  prices: [...awsPrices, ...gcpPrices, ...azurePrices, ...registryPrices],
};
