import { readCostConfig } from './readCostConfig';

describe('readCostConfig', () => {
  it('needs nothing to be said', () => {
    expect(readCostConfig(undefined)).toEqual({
      settings: {},
      registries: new Map(),
      platformShares: new Map(),
      currency: { code: 'USD', perUsd: 1 },
      prices: [],
    });
  });

  it('reads every key', () => {
    const config = readCostConfig({
      region: 'eu-central-1',
      path: 'aws-nat',
      instances: 30,
      deploymentsPerMonth: 60,
      nodes: 10,
      placement: 'packed',
      instancesPerNode: 4,
      runtime: 'node',
      cache: { hitRatio: 0.8 },
      reuse: 'either',
      coldShare: 'auto',
      extraColdPulls: 1.5,
      nodeBandwidth: '10 Gbit/s',
      waves: 4,
      zones: 2,
      crossZoneShare: 0.5,
      gigabyte: 'decimal',
      otherTraffic: '10 TiB',
      sharedNodes: true,
      storageSharing: 'registry',
      platformShares: { 'linux/amd64': 0.7, 'linux/arm64': 0.3 },
      currency: { code: 'EUR', perUsd: 0.86, asOf: '2026-11-20' },
      prices: {
        'aws.nat.data': { usd: 0.03, asOf: '2026-09-17', source: 'contract' },
        'custom.data': [
          { usd: 1, region: 'here', asOf: '2026-09-17', source: 'bill' },
          { usd: 2, asOf: '2026-09-17', source: 'bill' },
        ],
      },
      registries: [{ host: 'ghcr.io', path: 'aws-external', cache: 'none' }],
    });
    expect(config.settings).toEqual({
      region: 'eu-central-1',
      path: 'aws-nat',
      instances: 30,
      deploymentsPerMonth: 60,
      nodes: 10,
      placement: 'packed',
      instancesPerNode: 4,
      runtime: 'node',
      cache: 'hitRatio',
      hitRatio: 0.8,
      reuse: 'either',
      coldShare: 'auto',
      extraColdPulls: 1.5,
      nodeBandwidth: 1_250_000_000,
      waves: 4,
      zones: 2,
      crossZoneShare: 0.5,
      gigabyte: 'decimal',
      otherTrafficBytes: 10_995_116_277_760,
      sharedNodes: true,
      storageSharing: 'registry',
    });
    expect([...config.platformShares]).toEqual([
      ['linux/amd64', 0.7],
      ['linux/arm64', 0.3],
    ]);
    expect(config.prices.map(({ id, usd }) => [id, usd])).toEqual([
      ['aws.nat.data', 0.03],
      ['custom.data', 1],
      ['custom.data', 2],
    ]);
    expect([...config.registries]).toEqual([
      ['ghcr.io', { path: 'aws-external', cache: 'none' }],
    ]);
  });

  it.each([
    [{ instances: -1 }, 'imageInsights.cost.instances is -1', '>=0'],
    [{ instances: 1.5 }, 'imageInsights.cost.instances is 1.5', 'int'],
    [
      { instances: 1e9 },
      'imageInsights.cost.instances is 1000000000',
      '<=1000000',
    ],
    [{ path: 'nat' }, 'imageInsights.cost.path is "nat"', '"aws-nat"'],
    [{ region: '' }, 'imageInsights.cost.region is ""', '>=1'],
    [{ region: 'Frankfurt' }, 'region is "Frankfurt"', 'small letters'],
    [{ cache: 'cold' }, 'imageInsights.cost.cache is "cold"', 'none, warm, or'],
    [{ coldShare: 2 }, 'imageInsights.cost.coldShare is 2', '<=1'],
    [{ coldShare: 'half' }, 'coldShare is "half"', 'from 0 to 1'],
    [
      { nodeBandwidth: '1 Gb' },
      'imageInsights.cost.nodeBandwidth',
      'such as `1 Gbit/s`',
    ],
    [{ nodeBandwidth: '0 Gbit/s' }, '`0 Gbit/s` is no bandwidth', 'above 0'],
    [{ otherTraffic: 'much' }, 'imageInsights.cost.otherTraffic', '250 MB'],
    [{ regions: [] }, 'imageInsights.cost is {"regions":[]}', '"regions"'],
    [
      { platformShares: { 'linux/amd64': 0.5 } },
      'platformShares is {"linux/amd64":0.5}',
      'sum to 1',
    ],
    [{ platformShares: { amd64: 1 } }, 'platformShares has "amd64"', 'linux'],
    [{ currency: { code: 'EUR', perUsd: 0.9 } }, 'currency.asOf', 'missing'],
    [
      { currency: { code: 'EUR', perUsd: -1, asOf: '2026-01-01' } },
      'imageInsights.cost.currency.perUsd is -1',
      '>0',
    ],
    [{ currency: { code: 'USD', perUsd: 2 } }, 'currency.perUsd is 2', 'other'],
    [
      { registries: [{ host: 'https://ghcr.io/x' }] },
      'registries[0].host is "https://ghcr.io/x"',
      'localhost:5000',
    ],
    [
      { registries: [{ host: 'ghcr.io' }, { host: 'ghcr.io' }] },
      'registries[1].host is "ghcr.io"',
      'there already',
    ],
    [
      { prices: { 'aws.nat.data': { price: 1 } } },
      'imageInsights.cost.prices.aws.nat.data',
      'is {"price":1}',
    ],
  ])('refuses %j and says what is allowed', (written, names, allowed) => {
    expect(() => readCostConfig(written)).toThrow(names);
    expect(() => readCostConfig(written)).toThrow(allowed);
  });
});
