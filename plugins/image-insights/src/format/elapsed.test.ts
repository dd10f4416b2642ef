import { formatElapsed } from './elapsed';

describe('formatElapsed', () => {
  it.each([
    [-400, '0 s'],
    [0, '0 s'],
    [440, '0.4 s'],
    [9_940, '9.9 s'],
    [9_960, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [72_000, '1 min 12 s'],
    [3_599_600, '1 h'],
    [7_500_000, '2 h 5 min'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatElapsed(milliseconds, 'en-GB')).toBe(text);
  });

  it('writes numbers as the reader does', () => {
    expect(formatElapsed(440, 'de')).toBe('0,4 s');
  });
});
