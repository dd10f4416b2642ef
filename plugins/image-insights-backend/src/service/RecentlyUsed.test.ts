import { RecentlyUsed } from './RecentlyUsed';

describe('RecentlyUsed', () => {
  it('makes a thing once, and forgets the one that was used longest ago', () => {
    const made: string[] = [];
    const recent = new RecentlyUsed<string>(2);
    const use = (key: string) =>
      recent.get(key, () => {
        made.push(key);
        return `made for ${key}`;
      });
    expect(use('a')).toBe('made for a');
    use('b');
    use('a');
    use('c');
    expect(use('a')).toBe('made for a');
    expect(made).toEqual(['a', 'b', 'c']);
    use('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });
});
