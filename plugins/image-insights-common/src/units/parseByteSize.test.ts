import { parseByteSize } from './parseByteSize';

describe('parseByteSize', () => {
  it.each([
    ['250 MB', 250_000_000],
    ['250MB', 250_000_000],
    ['1.5 GiB', 1_610_612_736],
    ['800 kB', 800_000],
    ['64 KiB', 65_536],
    ['12 mib', 12_582_912],
    ['999 B', 999],
    ['1.5 B', 2],
  ])('reads %s', (text, value) => {
    expect(parseByteSize(text)).toEqual({ ok: true, value });
  });

  it.each(['250', '', 'MB', '-5 MB', '1e9 B', '5 bananas', '1,5 GB', '0 MB'])(
    'refuses %j and says what to write',
    text => {
      expect(parseByteSize(text)).toEqual({
        ok: false,
        message: expect.stringContaining(text),
        remedy: expect.stringContaining('write'),
      });
    },
  );

  it('does not repeat a text of any length', () => {
    const parsed = parseByteSize('9'.repeat(10_000));
    expect(JSON.stringify(parsed).length).toBeLessThan(500);
  });
});
