export { defaultRegionOf, findPrice, type FoundPrice } from './findPrice';
export { priceList } from './priceList';
export { isOldPrice, priceNotes } from './priceNotes';
export { resolvePrices, type PriceOverride } from './resolvePrices';
