import {
  defaultCostSettings,
  priceList,
  resolvePrices,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Moved, moneyOf } from './moneyOf';

const GIB = 2 ** 30;
const currency = { code: 'USD', perUsd: 1 };

function moved(
  gibibytes: number,
  others: Partial<Moved['settings']> = {},
  registryHost = 'registry.example.com',
): Moved {
  const settings = { ...defaultCostSettings, ...others };
  return {
    key: [registryHost, settings.path, settings.region].join(' '),
    settings,
    registryHost,
    blobBytes: gibibytes * GIB,
    apiBytes: 0,
  };
}

describe('moneyOf', () => {
  it('costs nothing where nothing moves', () => {
    expect(moneyOf({ moved: [], prices: priceList, currency })).toMatchObject({
      variable: 0,
      fixedPerMonth: 0,
      shares: [],
      paths: [],
    });
  });

  it('lets each bear what its bytes cost at flat prices', () => {
    const { shares, variable, fixedPerMonth } = moneyOf({
      moved: [
        moved(100),
        moved(300),
        moved(100, { region: 'eu-central-1' }),
        moved(50, { path: 'aws-nat-s3-gateway' }),
      ],
      prices: priceList,
      currency,
    });
    expect(shares).toEqual([
      expect.closeTo(4.5, 9),
      expect.closeTo(13.5, 9),
      expect.closeTo(5.2, 9),
      0,
    ]);
    expect(variable).toBeCloseTo(23.2, 9);
    // One set of gateways in each region, whatever their number of users.
    const alone = (region: string) =>
      moneyOf({
        moved: [moved(1, { region })],
        prices: priceList,
        currency,
      }).fixedPerMonth;
    expect(fixedPerMonth).toBeCloseTo(
      alone('us-east-1') + alone('eu-central-1'),
      9,
    );
  });

  const prices = resolvePrices({
    overrides: [
      {
        id: 'aws.nat.data',
        tiers: [{ upTo: 100, usd: 1 }, { usd: 0.1 }],
        asOf: '2026-11-21',
        source: 'test',
      },
    ],
  });

  it('runs tiers over the sum of all, and shares by bytes', () => {
    const together = moneyOf({
      moved: [moved(100), moved(300)],
      prices,
      currency,
    });
    expect(together.variable).toBeCloseTo(100 + 30, 9);
    expect(together.shares[0]).toBeCloseTo(130 / 4, 9);
    expect(together.shares[1]).toBeCloseTo((130 * 3) / 4, 9);
    expect(together.paths[0].legs[0].tiers).toMatchObject([
      { usd: 1, units: 100 },
      { usd: 0.1, units: 300 },
    ]);
  });

  it('fills the same tiers from different registries', () => {
    const both = [moved(100), moved(300, {}, 'other.example.com')];
    const { variable, shares, paths } = moneyOf({
      moved: both,
      prices,
      currency,
    });
    expect(variable).toBeCloseTo(130, 9);
    expect(shares[0]).toBeCloseTo(130 / 4, 9);
    expect(paths).toHaveLength(1);
    expect(paths[0].legs[0].bytes).toBe(400 * GIB);
    const reversed = moneyOf({ moved: both.reverse(), prices, currency });
    expect(reversed.shares[1]).toBeCloseTo(130 / 4, 9);
  });

  it('lets shares add up to what all of it costs', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      moved((index * 7919) % 13, {
        region: index % 3 === 0 ? 'sa-east-1' : 'us-east-1',
        path: index % 2 === 0 ? 'aws-nat' : 'aws-vpc-endpoints-s3-interface',
      }),
    );
    const { shares, variable } = moneyOf({ moved: many, prices, currency });
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(
      variable,
      6,
    );
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
  });
});
