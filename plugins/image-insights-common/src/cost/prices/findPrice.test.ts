import { CostInputError } from '../CostInputError';
import { defaultRegionOf, findPrice } from './findPrice';
import { priceList } from './priceList';
import { resolvePrices } from './resolvePrices';

const usd = (id: string, region?: string) =>
  findPrice(priceList, id, region).price.tiers[0].usd;

describe('findPrice', () => {
  it('finds the price of the region', () => {
    expect(usd('aws.nat.data', 'us-east-1')).toBe(0.045);
    expect(usd('aws.nat.data', 'sa-east-1')).toBe(0.093);
    expect(findPrice(priceList, 'aws.nat.data', 'sa-east-1')).toMatchObject({
      usedRegion: 'sa-east-1',
      isFallback: false,
    });
  });

  it('finds a price that is the same everywhere in any region', () => {
    expect(findPrice(priceList, 'aws.s3gw', 'eu-west-1')).toMatchObject({
      usedRegion: undefined,
      isFallback: false,
    });
  });

  it('finds the price of the continent that a region is named after', () => {
    expect(usd('gcp.ar.cross', 'europe-west1')).toBe(0.02);
    expect(usd('gcp.ar.cross', 'asia-northeast1')).toBe(0.05);
    expect(usd('gcp.ar.cross', 'us-central1')).toBe(0.01);
    expect(findPrice(priceList, 'gcp.ar.cross', 'us-central1').isFallback).toBe(
      false,
    );
  });

  it("takes the provider's default region and says so", () => {
    expect(findPrice(priceList, 'aws.nat.data', 'me-south-1')).toMatchObject({
      price: { region: 'us-east-1' },
      usedRegion: 'us-east-1',
      isFallback: true,
    });
    expect(findPrice(priceList, 'azure.inter-region', 'mars')).toMatchObject({
      usedRegion: 'eastus',
      isFallback: true,
    });
  });

  it('falls back to a price of the list for continents that it lacks', () => {
    const found = findPrice(priceList, 'gcp.ar.cross', 'africa-south1');
    expect(found).toMatchObject({ usedRegion: 'us', isFallback: true });
  });

  it('takes the default region without a word where no region is asked', () => {
    expect(findPrice(priceList, 'aws.nat.hour')).toMatchObject({
      usedRegion: 'us-east-1',
      isFallback: false,
    });
  });

  it('finds a price of one region before one that was said for all', () => {
    const common = { asOf: '2026-10-01', source: 'contract' };
    const prices = resolvePrices({
      overrides: [
        { ...common, id: 'aws.nat.data', usd: 0.03 },
        { ...common, id: 'aws.nat.data', usd: 0.04, region: 'eu-west-1' },
      ],
    });
    const own = (region: string) =>
      findPrice(prices, 'aws.nat.data', region).price.tiers[0].usd;
    expect([own('eu-west-1'), own('us-east-1'), own('mars')]).toEqual([
      0.04, 0.03, 0.03,
    ]);
    expect(findPrice(prices, 'aws.nat.data', 'mars').isFallback).toBe(false);
  });

  it('refuses an id that there is no price of', () => {
    expect(() => findPrice(priceList, 'aws.nat')).toThrow(CostInputError);
    expect(() => findPrice(priceList, 'constructor')).toThrow(
      'price is `constructor`; allowed: an id of price list 2026-11-21',
    );
  });
});

describe('defaultRegionOf', () => {
  it('knows the region of each cloud, and none of anything else', () => {
    expect(
      ['aws', 'gcp', 'azure', 'custom', 'toString', undefined].map(
        defaultRegionOf,
      ),
    ).toEqual([
      'us-east-1',
      'us-central1',
      'eastus',
      undefined,
      undefined,
      undefined,
    ]);
  });
});
