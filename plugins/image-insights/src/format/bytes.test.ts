import { byteColumn, exactBytes } from './bytes';

describe('byteColumn', () => {
  it('gives terms and sum the same unit and decimals', () => {
    const values = [268_340_000, 31_400_000, 236_940_000];
    expect(values.map(byteColumn(values, 'en-GB'))).toEqual([
      '268.3 MB',
      '31.4 MB',
      '236.9 MB',
    ]);
    const large = [1_340_000_000, 31_400_000];
    expect(large.map(byteColumn(large, 'en-GB'))).toEqual([
      '1.34 GB',
      '0.03 GB',
    ]);
  });

  it('never writes zero for what is not zero', () => {
    const format = byteColumn([255_700_000, 1_500], 'en-GB');
    expect(format(1_500)).toBe('< 0.1 MB');
    expect(format(0)).toBe('0.0 MB');
  });
});

describe('exactBytes', () => {
  it('shows every digit', () => {
    expect(exactBytes(268_341_120, 'en-GB')).toBe('268,341,120 B');
  });
});
