import { byteColumn, exactBytes } from './bytes';

describe('byteColumn', () => {
  it('gives terms and sum the same unit and decimals', () => {
    const format = byteColumn([55_700_000, 31_400_000], 'en-GB');
    expect([55_700_000, 31_400_000].map(format)).toEqual([
      '55.7 MB',
      '31.4 MB',
    ]);
  });

  it('never writes zero for what is not zero', () => {
    const format = byteColumn([55_700_000, 1_500], 'en-GB');
    expect(format(1_500)).toBe('< 0.1 MB');
    expect(format(0)).toBe('0.0 MB');
    expect(byteColumn([255_700_000], 'en-GB')(1_500)).toBe('< 1 MB');
  });
});

describe('exactBytes', () => {
  it('shows every digit', () => {
    expect(exactBytes(268_341_120, 'en-GB')).toBe('268,341,120 B');
  });
});
