import fc from 'fast-check';
import { CostInputError } from '../CostInputError';
import { Price } from '../schema';
import {
  anyFallingPrice,
  tieredPrice,
} from '../__testUtils__/moneyArbitraries';
import { referenceTieredUsd } from '../testing/referenceMoney';
import { tieredAmount } from './tieredAmount';

const PETABYTES: Price = tieredPrice({
  widths: [1_048_576, 4_194_304],
  usd: [0.01, 0.006, 0.004],
  unitBytes: 2 ** 30,
});
const PB = 1_048_576 * 2 ** 30;

function amount(price: Price, bytes: number, before = 0): number {
  return tieredAmount({ price, bytes, before, gigabyte: 'provider' }).amount;
}

describe('tieredAmount', () => {
  it('fills one tier after the other', () => {
    const { tiers, amount: total } = tieredAmount({
      price: PETABYTES,
      bytes: 6 * PB,
      gigabyte: 'provider',
    });
    expect(tiers).toEqual([
      { usd: 0.01, units: 1_048_576, amount: 10_485.76 },
      { usd: 0.006, units: 4 * 1_048_576, amount: 0.006 * 4 * 1_048_576 },
      { usd: 0.004, units: 1_048_576, amount: 0.004 * 1_048_576 },
    ]);
    expect(total).toBeCloseTo(39_845.888, 9);
  });

  it('begins in the tier that other traffic has come to', () => {
    const { tiers } = tieredAmount({
      price: PETABYTES,
      bytes: PB,
      before: PB / 2,
      gigabyte: 'provider',
    });
    expect(tiers.map(({ usd, units }) => [usd, units])).toEqual([
      [0.01, 524_288],
      [0.006, 524_288],
    ]);
  });

  it('names the tier that the next byte would fall in where there is none', () => {
    const tierAt = (before: number) =>
      tieredAmount({ price: PETABYTES, bytes: 0, before, gigabyte: 'provider' })
        .tiers;
    expect(tierAt(0)).toEqual([{ usd: 0.01, units: 0, amount: 0 }]);
    expect(tierAt(PB)).toEqual([{ usd: 0.006, units: 0, amount: 0 }]);
    expect(tierAt(9 * PB)).toEqual([{ usd: 0.004, units: 0, amount: 0 }]);
  });

  it('takes another gigabyte for prices of a gigabyte only', () => {
    const gigabytes = (unitBytes: number, gigabyte: 'decimal' | 'binary') =>
      tieredAmount({
        price: tieredPrice({ widths: [], usd: [1], unitBytes }),
        bytes: 2 ** 30 * 10 ** 9,
        gigabyte,
      }).tiers[0].units;
    expect(gigabytes(2 ** 30, 'decimal')).toBe(2 ** 30);
    expect(gigabytes(10 ** 9, 'binary')).toBe(10 ** 9);
    expect(gigabytes(10 ** 12, 'binary')).toBe(2 ** 30 / 1000);
  });

  it('refuses a price of hours', () => {
    const hour: Price = { ...PETABYTES, unit: 'hour', unitBytes: undefined };
    expect(() => amount(hour, 1)).toThrow(CostInputError);
  });

  it('costs what adding up unit by unit does', () => {
    fc.assert(
      fc.property(
        anyFallingPrice,
        fc.double({ min: 0, max: 250, noNaN: true }),
        (price, units) => {
          const bytes = Math.round(units * (price.unitBytes ?? 1));
          const expected = referenceTieredUsd(
            price.tiers,
            bytes / (price.unitBytes ?? 1),
          );
          expect(amount(price, bytes)).toBeCloseTo(expected, 8);
        },
      ),
    );
  });

  it('costs for parts, one after the other, what the whole does', () => {
    fc.assert(
      fc.property(
        anyFallingPrice,
        fc.array(fc.nat(40_000_000), { maxLength: 8 }),
        (price, parts) => {
          let before = 0;
          let sum = 0;
          for (const bytes of parts) {
            sum += amount(price, bytes, before);
            before += bytes;
          }
          const whole = amount(price, before);
          expect(Math.abs(sum - whole)).toBeLessThanOrEqual(1e-9 * (1 + whole));
        },
      ),
    );
  });

  it('costs for a sum at most what its parts cost alone', () => {
    fc.assert(
      fc.property(
        anyFallingPrice,
        fc.array(fc.nat(40_000_000), { maxLength: 8 }),
        (price, parts) => {
          const alone = parts.reduce(
            (sum, part) => sum + amount(price, part),
            0,
          );
          const together = amount(
            price,
            parts.reduce((sum, part) => sum + part, 0),
          );
          expect(together).toBeLessThanOrEqual(alone * (1 + 1e-12) + 1e-12);
        },
      ),
    );
  });

  it('never falls as bytes or prices grow, and is never negative', () => {
    fc.assert(
      fc.property(
        anyFallingPrice,
        fc.nat(40_000_000),
        fc.nat(40_000_000),
        fc.nat(40_000_000),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (price, bytes, more, before, raise) => {
          const now = amount(price, bytes, before);
          expect(now).toBeGreaterThanOrEqual(0);
          expect(amount(price, bytes + more, before)).toBeGreaterThanOrEqual(
            now * (1 - 1e-12),
          );
          const dearer: Price = {
            ...price,
            tiers: price.tiers.map(tier => ({
              ...tier,
              usd: tier.usd + raise,
            })),
          };
          expect(amount(dearer, bytes, before)).toBeGreaterThanOrEqual(now);
        },
      ),
    );
  });
});
