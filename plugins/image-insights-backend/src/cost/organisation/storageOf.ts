import {
  CostSettings,
  Currency,
  Price,
  PriceList,
  defaultCostSettings,
  sharesOf,
  storageAmount,
} from '@image-insights/backstage-plugin-image-insights-common';
import { groupedBy } from '../../collections/groupedBy';
import { StoredFigures } from './ServiceFigures';

/** What many keep costs together, and what each has to bear of it. */
export interface SharedStorage {
  /** Of what is billed. */
  bytes: number;
  amount: number;
  /** In the order of what was given. */
  shares: { bytes: number; amount: number }[];
  used: Price[];
}

/** Prices what is stored, by registry; what is not billed is not counted. */
export function storageOf(options: {
  stored: readonly StoredFigures[];
  prices: PriceList;
  currency: Currency;
}): SharedStorage {
  const { stored, prices, currency } = options;
  const shares = stored.map(() => ({ bytes: 0, amount: 0 }));
  const used = new Set<Price>();
  const groups = groupedBy(
    stored.map((one, index) => ({ one, index })),
    ({ one: { registryHost, settings } }) =>
      [registryHost, settings.path, settings.region, settings.gigabyte].join(
        ' ',
      ),
  );
  for (const group of groups.values()) {
    const [{ one }] = group;
    const settings: CostSettings = { ...defaultCostSettings, ...one.settings };
    const bytes = group.map(member => member.one.bytes);
    const found = storageAmount({
      bytes: bytes.reduce((sum, value) => sum + value, 0),
      settings,
      registryHost: one.registryHost,
      prices,
      currency,
    });
    if (found) {
      used.add(found.price);
      sharesOf({ amount: found.amount, bytes }).forEach((amount, place) => {
        shares[group[place].index] = { bytes: bytes[place], amount };
      });
    }
  }
  return {
    bytes: shares.reduce((sum, share) => sum + share.bytes, 0),
    amount: shares.reduce((sum, share) => sum + share.amount, 0),
    shares,
    used: [...used],
  };
}
