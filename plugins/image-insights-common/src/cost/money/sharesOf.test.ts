import fc from 'fast-check';
import { anyFallingPrice } from '../__testUtils__/moneyArbitraries';
import { sharesOf } from './sharesOf';
import { tieredAmount } from './tieredAmount';

const add = (numbers: number[]) => numbers.reduce((sum, n) => sum + n, 0);

describe('sharesOf', () => {
  it('splits by bytes', () => {
    expect(sharesOf({ amount: 8, bytes: [1, 2, 1] })).toEqual([2, 4, 2]);
  });

  it('lets nobody pay who moved nothing', () => {
    expect(sharesOf({ amount: 0.42, bytes: [0, 7, 0] })).toEqual([0, 0.42, 0]);
    expect(sharesOf({ amount: 0, bytes: [0, 0] })).toEqual([0, 0]);
    expect(sharesOf({ amount: 0, bytes: [] })).toEqual([]);
  });

  it('gives to the largest what division loses', () => {
    const shares = sharesOf({ amount: 0.1, bytes: [1, 1, 4, 1] });
    expect(add(shares)).toBe(0.1);
  });

  it('sums to the total of any tiers, each share in proportion', () => {
    fc.assert(
      fc.property(
        anyFallingPrice,
        fc.array(fc.nat(40_000_000), { minLength: 1, maxLength: 50 }),
        (price, bytes) => {
          const { amount } = tieredAmount({
            price,
            bytes: add(bytes),
            gigabyte: 'provider',
          });
          const shares = sharesOf({ amount, bytes });
          expect(Math.abs(add(shares) - amount)).toBeLessThanOrEqual(
            1e-14 * bytes.length * amount,
          );
          shares.forEach((share, index) => {
            const proportion =
              add(bytes) === 0 ? 0 : amount * (bytes[index] / add(bytes));
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeCloseTo(proportion, 8);
          });
        },
      ),
    );
  });
});
