import fc from 'fast-check';
import { plainBytes, plainNumber, sumOf } from './expression';

describe('plainNumber', () => {
  it.each([
    [0, '0'],
    [7, '7'],
    [999, '999'],
    [1_000, '1,000'],
    [12_006_000_000, '12,006,000,000'],
    [-1_234, '-1,234'],
    [0.045, '0.045'],
    [98.55000000000001, '98.55'],
    [9.576088417247, '9.57608841725'],
    [1_234_567.875, '1,234,567.875'],
    [0.0000005, '0.0000005'],
    [1e-30, '0'],
    [2 ** 53, '9,007,199,254,740,992'],
  ])('writes %d as %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('keeps twelve digits of any amount', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), value => {
        const read = Number(plainNumber(value).replace(/,/g, ''));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(value * 1e-11);
      }),
    );
  });
});

describe('plainBytes', () => {
  it('says the unit', () => {
    expect(plainBytes(20_010_000)).toBe('20,010,000 B');
  });
});

describe('sumOf', () => {
  it('is 0 of nothing', () => {
    expect(sumOf([])).toBe('0');
    expect(sumOf(['1', '2 × 3'])).toBe('1 + 2 × 3');
  });
});
