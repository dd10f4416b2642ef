import fc from 'fast-check';
import {
  createBytesFormatter,
  formatBytes,
  formatBytesChange,
} from './formatBytes';

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [1, '1 B'],
    [999, '999 B'],
    [1000, '1.00 kB'],
    [682_000, '682 kB'],
    [999_499, '999 kB'],
    [999_500, '1.00 MB'],
    [6_420_000, '6.42 MB'],
    [9_994_999, '9.99 MB'],
    [9_995_000, '10.0 MB'],
    [18_200_000, '18.2 MB'],
    [317_000_000, '317 MB'],
    [1_340_000_000, '1.34 GB'],
    [2_500_000_000_000, '2.50 TB'],
    [-310_000_000, '\u2212310 MB'],
  ])('shows %d as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('writes the decimal separator of the language', () => {
    expect(formatBytes(6_420_000, { locale: 'de' })).toBe('6,42 MB');
  });

  it('never shows more than three digits, nor a thousand of a smaller unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9e14 }), bytes => {
        const [number] = formatBytes(bytes).split(' ');
        expect(number.replace('.', '').length).toBeLessThanOrEqual(3);
        expect(Number(number)).toBeLessThan(1000);
      }),
    );
  });
});

describe('formatBytesChange', () => {
  it('carries the sign of growth, of shrinking, and none for nothing', () => {
    expect(formatBytesChange(81_300_000)).toBe('+81.3 MB');
    expect(formatBytesChange(-310_000_000)).toBe('\u2212310 MB');
    expect(formatBytesChange(0)).toBe('0 B');
  });
});

describe('createBytesFormatter', () => {
  it('gives all values the unit and decimals of the largest', () => {
    const format = createBytesFormatter([31_700_000, 7_350_000, 1_000]);
    expect(format(31_700_000)).toBe('31.7 MB');
    expect(format(7_350_000)).toBe('7.4 MB');
    expect(format(1_000)).toBe('0.0 MB');
  });

  it('does not put a minus before what is shown as zero', () => {
    const format = createBytesFormatter([31_700_000]);
    expect(format(-10)).toBe('0.0 MB');
  });
});
