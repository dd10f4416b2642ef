import { priceList } from '@image-insights/backstage-plugin-image-insights-common';
import { PriceCollection } from './PriceCollection';

const nat = { id: 'aws.nat.data', asOf: '2026-09-17', source: 'contract' };

function usdOf(list: typeof priceList, id: string) {
  return list.prices
    .filter(price => price.id === id)
    .map(({ tiers }) => tiers.map(({ usd }) => usd));
}

describe('PriceCollection', () => {
  it('has the built-in list where nobody says more', () => {
    expect(new PriceCollection().resolve([]).version).toBe(priceList.version);
  });

  it('lets app-config go before modules, and modules before the list', () => {
    const prices = new PriceCollection();
    prices.addPrices([
      { ...nat, usd: 0.03 },
      { ...nat, id: 'aws.ecr.storage', usd: 0.05 },
    ]);
    const list = prices.resolve([{ ...nat, usd: 0.02 }]);
    expect(usdOf(list, 'aws.nat.data')).toEqual([[0.02]]);
    expect(usdOf(list, 'aws.ecr.storage')).toEqual([[0.05]]);
  });

  it('takes one list of a module, and tells of a second', () => {
    const prices = new PriceCollection();
    prices.setPriceList({ ...priceList, version: 'ours' });
    expect(prices.resolve([]).version).toBe('ours');
    expect(() => prices.setPriceList(priceList)).toThrow("'ours' is set");
  });

  it('refuses a list that is none', () => {
    const [first] = priceList.prices;
    expect(() =>
      new PriceCollection().setPriceList({
        version: 'ours',
        prices: [{ ...first, tiers: [] }],
      }),
    ).toThrow('prices.0.tiers');
  });

  it.each([
    [{ ...nat, usd: 1, asOf: undefined }, 'asOf', 'is missing'],
    [{ ...nat, usd: 1, source: ' ' }, 'source', 'where the price was seen'],
    [{ ...nat, usd: -1 }, 'usd', '0 or more'],
    [
      { ...nat, tiers: [{ upTo: 5, usd: 1 }, { upTo: 2, usd: 1 }, { usd: 0 }] },
      'tiers[1].upTo',
      'above 5',
    ],
    [{ ...nat, id: 'aws.nat.dat', usd: 1 }, 'id', 'docs/prices.md'],
  ])('names what is wrong with %j', (price, field, allowed) => {
    const resolve = () => new PriceCollection().resolve([price]);
    expect(resolve).toThrow(
      `Configuration imageInsights.cost.prices.${price.id}.${field}`,
    );
    expect(resolve).toThrow(allowed);
  });
});
