import { withRepeats } from './withRepeats';

describe('withRepeats', () => {
  it('leaves releases alone where each deployment brought another image', () => {
    expect(withRepeats(['a', 'b', 'c'], 1)).toEqual(['a', 'b', 'c']);
    expect(withRepeats(['a'], 0.5)).toEqual(['a']);
    expect(withRepeats([], 0.5)).toEqual([]);
  });

  it('deploys each release twice where half of the deployments changed it', () => {
    expect(withRepeats(['a', 'b', 'c'], 0.5)).toEqual([
      'a',
      'a',
      'b',
      'b',
      'c',
    ]);
  });

  it.each([0.9, 0.75, 0.4, 0.3, 0.1, 0.04])(
    'keeps the share %p of changes, and the newest release last',
    share => {
      const releases = Array.from({ length: 13 }, (_, index) => index);
      const result = withRepeats(releases, share);
      const changes = result.filter(
        (release, index) => index > 0 && release !== result[index - 1],
      ).length;
      expect(changes / (result.length - 1)).toBeCloseTo(share, 1);
      expect(result.length).toBeLessThanOrEqual(26);
      expect(result.at(-1)).toBe(12);
      expect(result.at(-2)).toBe(11);
      expect(result).toEqual([...result].sort((a, b) => a - b));
    },
  );

  it('takes nothing for the least that it can show', () => {
    expect(withRepeats(['a', 'b'], 0)).toHaveLength(26);
  });
});
