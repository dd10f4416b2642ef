import fc from 'fast-check';
import { priceList, resolvePrices } from '../prices';
import {
  CostSettings,
  NetworkPathId,
  PriceList,
  networkPathIdSchema,
} from '../schema';
import { DOLLARS, costSettings } from '../testing/costSettings';
import { anySettings } from '../__testUtils__/moneyArbitraries';
import { breakEven, breakEvenRanges } from './breakEven';
import { CheaperRange, cheaperRanges } from './cheaperRanges';
import { pathMoney } from './pathMoney';

const GIB = 2 ** 30;
const LAYERS = { blob: 1, api: 0 };

function between(
  today: NetworkPathId,
  other: NetworkPathId,
  more: {
    settings?: Partial<CostSettings>;
    bytes?: { blob: number; api: number };
    prices?: PriceList;
  } = {},
) {
  return {
    today,
    other,
    settings: costSettings(more.settings),
    bytes: more.bytes ?? LAYERS,
    prices: more.prices ?? priceList,
    currency: DOLLARS,
  };
}

describe('breakEvenRanges', () => {
  it('lets endpoints pay above their hours by NAT’s price per byte', () => {
    const { kept, givenUp } = breakEvenRanges(
      between('aws-nat', 'aws-vpc-endpoints'),
    );
    expect(kept).toHaveLength(1);
    expect(kept[0].fromBytes / GIB).toBeCloseTo(43.8 / 0.045, 9);
    expect(givenUp).toEqual([{ fromBytes: 0 }]);
  });

  it('lets a gateway endpoint pay from the first byte', () => {
    expect(breakEvenRanges(between('aws-nat', 'aws-nat-s3-gateway'))).toEqual({
      kept: [{ fromBytes: 0 }],
      givenUp: [{ fromBytes: 0 }],
    });
  });

  it('never lets NAT pay beside a gateway endpoint', () => {
    expect(breakEvenRanges(between('aws-nat-s3-gateway', 'aws-nat'))).toEqual({
      kept: [],
      givenUp: [],
    });
  });

  it('lets a path with lower hours and a higher price pay for few bytes', () => {
    const { kept, givenUp } = breakEvenRanges(
      between('aws-vpc-endpoints-s3-interface', 'aws-nat', {
        settings: { zones: 1, crossZoneShare: 0 },
      }),
    );
    // 3 × 0.01 × 730 = 21.90 against 0.05 × 730 = 36.50: dearer from the start.
    expect([kept, givenUp]).toEqual([[], []]);
    const three = breakEvenRanges(
      between('aws-vpc-endpoints-s3-interface', 'aws-nat', {
        settings: { zones: 3, crossZoneShare: 2 / 3 },
      }),
    );
    // 9 × 0.01 × 730 = 65.70 − 36.50 = 29.20, by 0.045 + 4/3 × 0.01 − 0.01.
    expect(three.kept).toEqual([]);
    expect(three.givenUp).toHaveLength(1);
    expect(three.givenUp[0].fromBytes).toBe(0);
    expect((three.givenUp[0].toBytes ?? 0) / GIB).toBeCloseTo(
      29.2 / (0.035 + 0.04 / 3),
      6,
    );
  });

  it('adds only what a thing costs more that is there already', () => {
    const { kept } = breakEvenRanges(
      between('aws-vpc-endpoints', 'aws-vpc-endpoints-s3-interface', {
        bytes: { blob: 0, api: 1 },
      }),
    );
    expect(kept).toEqual([]);
    const premium = breakEvenRanges(
      between('azure-cross-region', 'azure-private-endpoint', {
        settings: { region: 'eastus' },
      }),
    );
    // One registry becomes Premium, and an endpoint is added.
    const added = ((1.6666 - 0.6666) * 730) / 24 + 0.01 * 730;
    expect(premium.kept).toHaveLength(1);
    expect(premium.kept[0].fromBytes / 1e9).toBeCloseTo(added / 0.01, 6);
  });

  it('counts addresses of nodes beside those of the gateways', () => {
    const { kept } = breakEvenRanges(
      between('aws-nat', 'aws-public', { settings: { nodes: 2 } }),
    );
    expect(kept[0].fromBytes / GIB).toBeCloseTo((2 * 0.005 * 730) / 0.045, 9);
  });

  it('counts the manifests of the mix', () => {
    const { kept } = breakEvenRanges(
      between('aws-nat', 'aws-vpc-endpoints', { bytes: { blob: 3, api: 1 } }),
    );
    expect(kept[0].fromBytes / GIB).toBeCloseTo(
      43.8 / (0.045 - 0.25 * 0.01),
      6,
    );
  });

  it('solves tiers exactly: dear at first, then cheap', () => {
    const prices = resolvePrices({
      overrides: [
        {
          id: 'custom.data',
          tiers: [
            { upTo: 100, usd: 0.05 },
            { upTo: 200, usd: 0.02 },
            { usd: 0 },
          ],
          unitBytes: GIB,
          asOf: '2026-11-01',
          source: 'made up',
        },
      ],
    });
    const { kept, givenUp } = breakEvenRanges(
      between('self-hosted', 'custom', { prices }),
    );
    // Nothing is said of the own registry: it is free, and never dearer.
    expect([kept, givenUp]).toEqual([[], []]);
    const flat = resolvePrices({
      list: prices,
      overrides: [
        {
          id: 'self-hosted.data',
          usd: 0.03,
          unitBytes: GIB,
          asOf: '2026-11-01',
          source: 'made up',
        },
      ],
    });
    const tiers = breakEvenRanges(
      between('self-hosted', 'custom', { prices: flat }),
    );
    // 5 + 2 = 7 at 200 GiB, and 0.03 × 233.3 = 7.
    expect(tiers.kept).toHaveLength(1);
    expect(tiers.kept[0].fromBytes / GIB).toBeCloseTo(7 / 0.03, 6);
    const back = breakEvenRanges(
      between('custom', 'self-hosted', { prices: flat }),
    );
    expect(back.kept).toHaveLength(1);
    expect(back.kept[0].fromBytes).toBe(0);
    expect((back.kept[0].toBytes ?? 0) / GIB).toBeCloseTo(7 / 0.03, 6);
  });

  it('begins where other traffic has brought the tiers', () => {
    const ranges = (otherTrafficBytes: number) =>
      breakEvenRanges(
        between('internet-egress', 'aws-nat', {
          settings: { otherTrafficBytes },
        }),
      ).givenUp;
    // 109.50 paid more, by 0.09 − 0.045, and by 0.05 − 0.045 in the last tier.
    expect(ranges(0)[0].fromBytes / GIB).toBeCloseTo(109.5 / 0.045, 6);
    expect(ranges(153_600 * GIB)[0].fromBytes / GIB).toBeCloseTo(
      109.5 / 0.005,
      4,
    );
  });
});

describe('at a break-even', () => {
  /** What `other` costs more than `today` at that many bytes, all of layers. */
  function difference(
    options: ReturnType<typeof between>,
    bytes: number,
  ): number {
    const total = (path: NetworkPathId) => {
      const { variable, fixedPerMonth } = pathMoney({
        ...options,
        path,
        bytes: { blob: bytes, api: 0 },
      });
      return variable + fixedPerMonth;
    };
    return total(options.other) - total(options.today);
  }

  it('both paths cost the same, and on either side as predicted', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...networkPathIdSchema.options),
        fc.constantFrom(...networkPathIdSchema.options),
        anySettings,
        fc.nat(10 ** 15),
        (today, other, settings, somewhere) => {
          const options = between(today, other, { settings });
          const { givenUp } = breakEvenRanges(options);
          const isCheaper = (bytes: number) =>
            givenUp.some(
              ({ fromBytes, toBytes = Infinity }) =>
                bytes >= fromBytes && bytes < toBytes,
            );
          const edges = givenUp.flatMap(({ fromBytes, toBytes }) => [
            fromBytes,
            ...(toBytes === undefined ? [] : [toBytes]),
          ]);
          const crossings = edges.filter(edge => edge > 0);
          for (const bytes of crossings) {
            const { variable, fixedPerMonth } = pathMoney({
              ...options,
              path: today,
              bytes: { blob: bytes, api: 0 },
            });
            expect(Math.abs(difference(options, bytes))).toBeLessThanOrEqual(
              1e-9 * (1 + variable + fixedPerMonth),
            );
          }
          const points = [
            somewhere,
            1,
            ...crossings.flatMap(bytes => [bytes * 0.99, bytes * 1.01]),
          ].filter(
            bytes =>
              Math.abs(difference(options, bytes)) > 1e-9 &&
              crossings.every(edge => Math.abs(bytes / edge - 1) > 1e-6),
          );
          for (const bytes of points) {
            expect(difference(options, bytes) < 0).toBe(isCheaper(bytes));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('breakEven', () => {
  it('is in whole bytes, as scenarios have it', () => {
    expect(breakEven(between('aws-nat', 'aws-vpc-endpoints'))).toEqual({
      keptBytesPerMonth: Math.ceil((43.8 / 0.045) * GIB),
      givenUpBytesPerMonth: 0,
    });
    expect(breakEven(between('aws-nat-s3-gateway', 'aws-nat'))).toEqual({});
  });

  it('says until where a path is cheaper that is so only for little', () => {
    const result = breakEven(
      between('aws-vpc-endpoints-s3-interface', 'aws-nat', {
        settings: { crossZoneShare: 2 / 3 },
      }),
    );
    expect(Object.keys(result)).toEqual(['givenUpUntilBytesPerMonth']);
    expect((result.givenUpUntilBytesPerMonth ?? 0) / GIB).toBeCloseTo(604.1, 1);
  });
});

describe('cheaperRanges', () => {
  const line = (perByte: number) => [{ fromBytes: 0, perByte }];

  it.each<[string, number, number, number, CheaperRange[]]>([
    ['equal', 1, 1, 0, []],
    ['dearer by the hour', 1, 1, 5, []],
    ['cheaper by the hour', 1, 1, -5, [{ fromBytes: 0 }]],
    ['dearer by the hour, cheaper by the byte', 2, 1, 5, [{ fromBytes: 5 }]],
    [
      'cheaper by the hour, dearer by the byte',
      1,
      2,
      -5,
      [{ fromBytes: 0, toBytes: 5 }],
    ],
    ['cheaper by the byte', 2, 1, 0, [{ fromBytes: 0 }]],
    ['dearer by both', 1, 2, 5, []],
  ])('of a path that is %s', (_, today, other, addedFixed, expected) => {
    expect(
      cheaperRanges({ today: line(today), other: line(other), addedFixed }),
    ).toEqual(expected);
  });

  it('finds each of several crossings, and joins what touches', () => {
    const other = [
      { fromBytes: 0, perByte: 1 },
      { fromBytes: 10, perByte: 3 },
      { fromBytes: 20, perByte: 0 },
    ];
    expect(cheaperRanges({ today: line(2), other, addedFixed: -1 })).toEqual([
      { fromBytes: 0 },
    ]);
    expect(cheaperRanges({ today: line(2), other, addedFixed: 4 })).toEqual([
      { fromBytes: 4, toBytes: 16 },
      { fromBytes: 22 },
    ]);
  });
});
