import { matchesWildcard } from './wildcard';

describe('matchesWildcard', () => {
  it.each([
    ['a*c', 'abbc'],
    ['a*c', 'ac'],
    ['*', ''],
    ['*/b*', 'a/bc'],
    ['a*b*c', 'a1b2b3c'],
  ])('%s fits %s', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(true);
  });

  it.each([
    ['a*c', 'a/c'],
    ['a*', 'ba'],
    ['a*c', 'abcd'],
    ['', 'a'],
    ['a.c', 'abc'],
  ])('%s does not fit %s', (pattern, text) => {
    expect(matchesWildcard(pattern, text)).toBe(false);
  });

  it('takes no longer than both lengths allow', () => {
    const started = process.cpuUsage();
    expect(matchesWildcard(`${'a*'.repeat(500)}b`, 'a'.repeat(10_000))).toBe(
      false,
    );
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10);
  });
});
