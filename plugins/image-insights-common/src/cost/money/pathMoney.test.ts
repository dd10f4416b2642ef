import fc from 'fast-check';
import { networkPaths } from '../paths';
import { priceList, resolvePrices } from '../prices';
import {
  CostSettings,
  NetworkPathId,
  PriceList,
  networkPathIdSchema,
  pathMoneySchema,
} from '../schema';
import { DOLLARS, costSettings } from '../testing/costSettings';
import { anyMix, anySettings } from '../__testUtils__/moneyArbitraries';
import {
  referenceFixed,
  referenceUsd,
  referenceVariable,
} from '../testing/referenceMoney';
import { MovedBytes, UsedPathMoney, pathMoney } from './pathMoney';

const anyPath = fc.constantFrom(...networkPathIdSchema.options);

/** The list, with prices for what an operator configures. */
const configured = resolvePrices({
  overrides: [
    ['custom.data', 0.03],
    ['custom.hour', 0.5],
    ['self-hosted.data', 0.01],
    ['self-hosted.hour', 0.25],
  ].map(([id, usd]) => ({
    id: String(id),
    usd: Number(usd),
    asOf: '2026-11-01',
    source: 'app-config',
  })),
});

/** The same prices without tiers: what the first one says holds for all. */
const flatPrices: PriceList = {
  ...configured,
  prices: configured.prices.map(price => ({
    ...price,
    tiers: [{ usd: price.tiers[0].usd }],
  })),
};

function money(
  path: NetworkPathId,
  settings: CostSettings,
  bytes: MovedBytes,
  more: { prices?: PriceList; perUsd?: number; before?: number } = {},
): UsedPathMoney {
  const { prices = configured, perUsd = 1, before } = more;
  return pathMoney({
    path,
    settings,
    bytes,
    prices,
    currency: { ...DOLLARS, perUsd },
    before,
  });
}

/** How far two amounts are apart, as a share of the second. */
function relativeError(actual: number, expected: number): number {
  return actual === expected
    ? 0
    : Math.abs(actual - expected) / Math.abs(expected);
}

describe('pathMoney', () => {
  it.each(networkPathIdSchema.options)(
    'costs on %s what its formula says, at flat prices',
    path => {
      fc.assert(
        fc.property(anySettings, anyMix, (settings, bytes) => {
          const result = money(path, settings, bytes, { prices: flatPrices });
          const reference = {
            settings,
            ...bytes,
            usd: referenceUsd(flatPrices, settings.region),
          };
          expect(
            relativeError(result.variable, referenceVariable[path](reference)),
          ).toBeLessThan(1e-9);
          expect(
            relativeError(
              result.fixedPerMonth,
              referenceFixed[path](reference),
            ),
          ).toBeLessThan(1e-9);
        }),
      );
    },
  );

  it('answers as the API has it, with prices that are in the list', () => {
    fc.assert(
      fc.property(anyPath, anySettings, anyMix, (path, settings, bytes) => {
        const { used, notes, ...answer } = money(path, settings, bytes);
        expect(pathMoneySchema.parse(answer)).toEqual(answer);
        expect(answer).toMatchObject({ path, region: settings.region });
        expect(configured.prices).toEqual(expect.arrayContaining(used));
        expect(new Set(used).size).toBe(used.length);
        expect(notes.every(({ code }) => code.length > 0)).toBe(true);
      }),
    );
  });

  it('is never negative, and nothing where nothing is moved', () => {
    fc.assert(
      fc.property(anyPath, anySettings, anyMix, (path, settings, bytes) => {
        const some = money(path, settings, bytes);
        const none = money(path, settings, { blob: 0, api: 0 });
        expect(some.variable).toBeGreaterThanOrEqual(0);
        expect(none.variable).toBe(0);
        expect(none.legs.map(({ price }) => price)).toEqual(
          some.legs.map(({ price }) => price),
        );
      }),
    );
  });

  it('pays the same by the hour whatever is moved', () => {
    fc.assert(
      fc.property(
        anyPath,
        anySettings,
        anyMix,
        anyMix,
        (path, settings, bytes, other) => {
          expect(money(path, settings, bytes).fixed).toEqual(
            money(path, settings, other).fixed,
          );
        },
      ),
    );
  });

  it('is the sum of its legs, and these of their tiers', () => {
    fc.assert(
      fc.property(anyPath, anySettings, anyMix, (path, settings, bytes) => {
        const { legs, variable } = money(path, settings, bytes);
        expect(
          relativeError(
            legs
              .flatMap(({ tiers }) => tiers)
              .reduce((sum, { amount }) => sum + amount, 0),
            variable,
          ),
        ).toBeLessThan(1e-9);
        for (const leg of legs) {
          const units = leg.tiers.reduce((sum, tier) => sum + tier.units, 0);
          expect(
            relativeError(units, (leg.bytes * leg.factor) / leg.unitBytes),
          ).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('never falls as bytes or any price grows', () => {
    fc.assert(
      fc.property(
        anyPath,
        anySettings,
        anyMix,
        fc.nat(10 ** 12),
        fc.double({ min: 1, max: 3, noNaN: true }),
        (path, settings, bytes, more, rise) => {
          const now = money(path, settings, bytes).variable;
          const larger = { ...bytes, blob: bytes.blob + more };
          expect(money(path, settings, larger).variable).toBeGreaterThanOrEqual(
            now * (1 - 1e-12),
          );
          const [first] = money(path, settings, bytes).used;
          const prices: PriceList = {
            ...configured,
            prices: configured.prices.map(price =>
              price === first
                ? {
                    ...price,
                    tiers: price.tiers.map(tier => ({
                      ...tier,
                      usd: tier.usd * rise,
                    })),
                  }
                : price,
            ),
          };
          const dearer = money(path, settings, bytes, { prices });
          expect(dearer.variable).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });

  it('adds up at flat prices, in any order', () => {
    fc.assert(
      fc.property(
        anyPath,
        anySettings,
        fc.array(anyMix, { maxLength: 6 }),
        (path, settings, parts) => {
          const variable = (bytes: MovedBytes) =>
            money(path, settings, bytes, { prices: flatPrices }).variable;
          const together = variable({
            blob: parts.reduce((sum, part) => sum + part.blob, 0),
            api: parts.reduce((sum, part) => sum + part.api, 0),
          });
          const forwards = parts.reduce((sum, part) => sum + variable(part), 0);
          const backwards = [...parts]
            .reverse()
            .reduce((sum, part) => sum + variable(part), 0);
          expect(relativeError(forwards, together)).toBeLessThan(1e-9);
          expect(relativeError(backwards, together)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('costs with falling tiers at most what the parts cost alone', () => {
    fc.assert(
      fc.property(
        anyPath,
        anySettings,
        fc.array(anyMix, { maxLength: 6 }),
        (path, settings, parts) => {
          const together = money(path, settings, {
            blob: parts.reduce((sum, part) => sum + part.blob, 0),
            api: parts.reduce((sum, part) => sum + part.api, 0),
          }).variable;
          const alone = parts.reduce(
            (sum, part) => sum + money(path, settings, part).variable,
            0,
          );
          expect(together).toBeLessThanOrEqual(alone * (1 + 1e-12) + 1e-9);
        },
      ),
    );
  });

  it('costs for services one after the other what their sum does', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<NetworkPathId[]>(
          'aws-vpc-endpoints-s3-interface',
          'azure-private-endpoint',
          'internet-egress',
        ),
        anySettings,
        fc.array(anyMix, { maxLength: 5 }),
        (path, settings, parts) => {
          let before = 0;
          let sum = 0;
          for (const bytes of parts) {
            sum += money(path, settings, bytes, { before }).variable;
            before += bytes.blob + bytes.api;
          }
          const together = money(path, settings, { blob: before, api: 0 });
          expect(relativeError(sum, together.variable)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('begins in the tier that other traffic of the account has come to', () => {
    const settings = costSettings({ otherTrafficBytes: 20_000 * 2 ** 30 });
    const bytes = { blob: 100 * 2 ** 30, api: 0 };
    const [leg] = money('internet-egress', settings, bytes).legs;
    expect(leg.tiers).toEqual([{ usd: 0.085, units: 100, amount: 8.5 }]);
    const alone = money('internet-egress', settings, bytes, { before: 0 });
    expect(alone.legs[0].tiers[0].usd).toBe(0.09);
  });

  it('is dearer in decimal gigabytes by 1.073741824, at flat prices', () => {
    fc.assert(
      fc.property(anyPath, anySettings, anyMix, (path, settings, bytes) => {
        const variable = (gigabyte: CostSettings['gigabyte']) =>
          money(path, { ...settings, gigabyte }, bytes, { prices: flatPrices })
            .variable;
        expect(
          relativeError(variable('decimal'), variable('binary') * 1.073741824),
        ).toBeLessThan(1e-9);
      }),
    );
  });

  it('scales with the currency, by the hour too', () => {
    fc.assert(
      fc.property(
        anyPath,
        anySettings,
        anyMix,
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (path, settings, bytes, perUsd) => {
          const dollars = money(path, settings, bytes);
          const other = money(path, settings, bytes, { perUsd });
          expect(
            relativeError(other.variable, dollars.variable * perUsd),
          ).toBeLessThan(1e-9);
          expect(
            relativeError(other.fixedPerMonth, dollars.fixedPerMonth * perUsd),
          ).toBeLessThan(1e-9);
          expect(other.legs.map(leg => leg.tiers.map(t => t.usd))).toEqual(
            dollars.legs.map(leg => leg.tiers.map(t => t.usd)),
          );
        },
      ),
    );
  });

  it('gives the same for the same, and changes nothing that it is given', () => {
    const settings = Object.freeze(costSettings());
    const bytes = Object.freeze({ blob: 10 ** 10, api: 2500 });
    for (const { id } of networkPaths) {
      expect(money(id, settings, bytes)).toEqual(money(id, settings, bytes));
    }
  });

  describe('tells', () => {
    const bytes = { blob: 10 ** 9, api: 1000 };
    const notes = (
      path: NetworkPathId,
      changes: Partial<CostSettings> = {},
      prices = priceList,
    ) => money(path, costSettings(changes), bytes, { prices }).notes;

    it('of a region without prices which one was taken, once', () => {
      expect(notes('aws-nat', { region: 'me-south-1' })).toEqual([
        {
          code: 'region-price-unknown',
          subject: 'me-south-1',
          value: 'us-east-1',
        },
      ]);
    });

    it('of a path that is free per byte, not of one nobody has priced', () => {
      expect(notes('aws-public')).toEqual([
        { code: 'free-path', subject: 'aws-public' },
      ]);
      expect(notes('custom')).toEqual([]);
      expect(notes('custom', {}, configured)).toEqual([]);
    });

    it('where to look on the bill of Google Cloud', () => {
      expect(
        notes('gcp-same-location', { region: 'us-central1' }).map(n => n.code),
      ).toEqual(['check-cloud-nat', 'free-path']);
    });

    it('nothing of an ordinary path', () => {
      expect(notes('aws-nat')).toEqual([]);
    });
  });
});
