import { CostInputError } from '../CostInputError';
import { priceListSchema } from '../schema';
import { findPrice } from './findPrice';
import { priceList } from './priceList';
import { PriceOverride, resolvePrices } from './resolvePrices';

const SEEN = { asOf: '2026-10-01', source: 'contract of 2026' };

function failure(override: PriceOverride): CostInputError {
  try {
    resolvePrices({ overrides: [override] });
  } catch (error) {
    if (error instanceof CostInputError) {
      return error;
    }
    throw error;
  }
  throw new Error('it was taken');
}

describe('resolvePrices', () => {
  it('is the list itself where nothing is said', () => {
    expect(resolvePrices()).toEqual(priceList);
    expect(resolvePrices({ overrides: [] })).toEqual(priceList);
  });

  it('replaces a price whole, in all its regions', () => {
    const prices = resolvePrices({
      overrides: [{ ...SEEN, id: 'aws.ecr.cross-region', usd: 0.015 }],
    });
    expect(
      prices.prices.filter(({ id }) => id === 'aws.ecr.cross-region'),
    ).toEqual([
      {
        id: 'aws.ecr.cross-region',
        provider: 'aws',
        title: 'ECR to another region, pull or replication',
        unit: 'byte',
        unitBytes: 2 ** 30,
        tiers: [{ usd: 0.015 }],
        asOf: '2026-10-01',
        source: 'contract of 2026',
        confidence: 'A',
        isOverridden: true,
      },
    ]);
    expect(priceListSchema.parse(prices)).toEqual(prices);
  });

  it('leaves all other prices as they are, and the list itself too', () => {
    const before = JSON.stringify(priceList);
    const prices = resolvePrices({
      overrides: [{ ...SEEN, id: 'aws.nat.data', usd: 0.03 }],
    });
    const others = (list: typeof priceList) =>
      list.prices.filter(({ id }) => id !== 'aws.nat.data');
    expect(others(prices)).toEqual(others(priceList));
    expect(JSON.stringify(priceList)).toBe(before);
  });

  it('replaces the price of one region, or adds one', () => {
    const prices = resolvePrices({
      overrides: [
        { ...SEEN, id: 'aws.nat.data', usd: 0.03, region: 'eu-west-1' },
        { ...SEEN, id: 'aws.nat.data', usd: 0.05, region: 'me-south-1' },
      ],
    });
    const usd = (region: string) =>
      findPrice(prices, 'aws.nat.data', region).price.tiers[0].usd;
    expect(['eu-west-1', 'me-south-1', 'us-east-1'].map(usd)).toEqual([
      0.03, 0.05, 0.045,
    ]);
  });

  it('takes tiers and another gigabyte', () => {
    const tiers = [{ upTo: 100, usd: 0.1 }, { usd: 0.05 }];
    const { price } = findPrice(
      resolvePrices({
        overrides: [
          {
            ...SEEN,
            id: 'aws.nat.data',
            tiers,
            unitBytes: 1_000_000_000,
            sourceUrl: 'https://example.com/contract',
          },
        ],
      }),
      'aws.nat.data',
    );
    expect(price).toMatchObject({
      tiers,
      unitBytes: 1_000_000_000,
      sourceUrl: 'https://example.com/contract',
    });
  });

  it('takes ids of an operator, with the unit that their last part names', () => {
    const prices = resolvePrices({
      overrides: [
        { ...SEEN, id: 'custom.wan.data', usd: 0.02 },
        { ...SEEN, id: 'custom.wan.hour', usd: 1 },
        { ...SEEN, id: 'self-hosted.disk.storage', usd: 0.03 },
        { ...SEEN, id: 'self-hosted.licence.day', usd: 4 },
      ],
    });
    const units = prices.prices
      .filter(price => price.isOverridden)
      .map(({ id, provider, unit, unitBytes }) => [
        id,
        provider,
        unit,
        unitBytes,
      ]);
    expect(units).toEqual([
      ['custom.wan.data', 'custom', 'byte', 10 ** 9],
      ['custom.wan.hour', 'custom', 'hour', undefined],
      ['self-hosted.disk.storage', 'self-hosted', 'byte-month', 10 ** 9],
      ['self-hosted.licence.day', 'self-hosted', 'day', undefined],
    ]);
  });

  it.each<[string, PriceOverride, string]>([
    ['no date', { id: 'aws.nat.data', usd: 1, source: 'x' }, 'asOf'],
    ['no source', { id: 'aws.nat.data', usd: 1, asOf: '2026-01-01' }, 'source'],
    ['a blank source', { ...SEEN, id: 'ghcr', usd: 1, source: '  ' }, 'source'],
    ['no day', { ...SEEN, id: 'ghcr', usd: 1, asOf: '2026-02-30' }, 'asOf'],
    ['a month', { ...SEEN, id: 'ghcr', usd: 1, asOf: '2026-02' }, 'asOf'],
    ['no price', { ...SEEN, id: 'ghcr' }, 'usd'],
    ['a negative price', { ...SEEN, id: 'ghcr', usd: -0.01 }, 'usd'],
    ['no number', { ...SEEN, id: 'ghcr', usd: NaN }, 'usd'],
    ['an endless price', { ...SEEN, id: 'ghcr', usd: Infinity }, 'usd'],
    [
      'both kinds of price',
      { ...SEEN, id: 'ghcr', usd: 1, tiers: [{ usd: 1 }] },
      'tiers',
    ],
    ['no tiers', { ...SEEN, id: 'ghcr', tiers: [] }, 'tiers'],
    [
      'a negative tier',
      { ...SEEN, id: 'ghcr', tiers: [{ upTo: 1, usd: -1 }, { usd: 1 }] },
      'tiers[0].usd',
    ],
    [
      'tiers out of order',
      {
        ...SEEN,
        id: 'ghcr',
        tiers: [{ upTo: 10, usd: 3 }, { upTo: 5, usd: 2 }, { usd: 1 }],
      },
      'tiers[1].upTo',
    ],
    [
      'a tier in the middle without an end',
      { ...SEEN, id: 'ghcr', tiers: [{ usd: 3 }, { usd: 1 }] },
      'tiers[0].upTo',
    ],
    [
      'a last tier with an end',
      { ...SEEN, id: 'ghcr', tiers: [{ upTo: 10, usd: 3 }] },
      'tiers[0].upTo',
    ],
    [
      'tiers of hours',
      {
        ...SEEN,
        id: 'aws.nat.hour',
        tiers: [{ upTo: 10, usd: 3 }, { usd: 1 }],
      },
      'tiers',
    ],
    [
      'half a byte',
      { ...SEEN, id: 'ghcr', usd: 1, unitBytes: 0.5 },
      'unitBytes',
    ],
    [
      'bytes of an hour',
      { ...SEEN, id: 'aws.nat.hour', usd: 1, unitBytes: 1000 },
      'unitBytes',
    ],
    ['an unknown id', { ...SEEN, id: 'aws.nat', usd: 1 }, 'id'],
    ['an id of anything', { ...SEEN, id: 'constructor', usd: 1 }, 'id'],
    ['an absurd id', { ...SEEN, id: `custom.${'x'.repeat(99)}`, usd: 1 }, 'id'],
  ])('refuses %s, naming the field', (_, override, field) => {
    const error = failure(override);
    expect(error.field).toBe(`cost.prices.${override.id}.${field}`);
    expect(error.message).toContain(error.field);
    expect(error.message).toContain(`allowed: ${error.allowed}`);
    expect(error.allowed).not.toBe('');
  });

  it('shows the value that it refuses, a long one in part', () => {
    expect(failure({ ...SEEN, id: 'ghcr', usd: -2 }).message).toBe(
      'cost.prices.ghcr.usd is -2; allowed: US dollars, 0 or more',
    );
    const long = failure({
      ...SEEN,
      id: 'ghcr',
      usd: 1,
      asOf: 'x'.repeat(999),
    });
    expect(long.value).toHaveLength(999);
    expect(long.message.length).toBeLessThan(250);
  });

  it('refuses the same price twice', () => {
    const override = { ...SEEN, id: 'ghcr', usd: 1 };
    expect(() => resolvePrices({ overrides: [override, override] })).toThrow(
      'cost.prices.ghcr.id is `ghcr`; allowed: each price once',
    );
  });
});
