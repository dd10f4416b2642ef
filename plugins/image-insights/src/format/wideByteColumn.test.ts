import { wideByteColumn } from './wideByteColumn';

function written(values: number[]) {
  return values.map(wideByteColumn(values, 'en-GB'));
}

describe('wideByteColumn', () => {
  it('writes all in the smaller unit where the larger one would hide most', () => {
    expect(written([4_310_000_000, 70_400_000, 5_900_000, 90_000])).toEqual([
      '4,310 MB',
      '70 MB',
      '6 MB',
      '< 1 MB',
    ]);
  });

  it('writes values of one size as every column does', () => {
    expect(written([48_000_000, 17_600_000])).toEqual(['48.00 MB', '17.60 MB']);
  });

  it('keeps the larger unit where numbers would become long', () => {
    expect(written([43_100_000_000, 70_400_000, 5_900_000])).toEqual([
      '43.10 GB',
      '0.07 GB',
      '0.01 GB',
    ]);
  });

  it('writes nothing as nothing', () => {
    expect(written([0])).toEqual(['0 B']);
    expect(wideByteColumn([4_310_000_000, 1_000_000, 0], 'en-GB')(0)).toBe(
      '0 MB',
    );
  });
});
