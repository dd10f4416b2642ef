import { formatBitRate, formatDuration } from './duration';

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [0.0001, '< 0.01 s'],
    [0.47, '0.47 s'],
    [2.1464, '2.1 s'],
    [9.6, '9.6 s'],
    [45.2, '45 s'],
    [119, '120 s'],
    [160, '2.7 min'],
    [4, '4.0 s'],
    [7_200, '2.0 h'],
    [360_000, '100 h'],
  ])('writes %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds, 'en-GB')).toBe(text);
  });

  it('writes the decimal separator of the language', () => {
    expect(formatDuration(2.15, 'de-DE')).toBe('2,2 s');
  });
});

describe('formatBitRate', () => {
  it('writes what a node receives as networks are sold', () => {
    expect(formatBitRate(125_000_000, 'en-GB')).toBe('1 Gbit/s');
    expect(formatBitRate(12_500_000, 'en-GB')).toBe('100 Mbit/s');
    expect(formatBitRate(3_125_000_000, 'en-GB')).toBe('25 Gbit/s');
  });
});
