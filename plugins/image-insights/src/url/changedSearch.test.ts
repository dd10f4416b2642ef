import { changedSearch } from './changedSearch';

describe('changedSearch', () => {
  it('gives the same view the same address, whatever came first', () => {
    const one = changedSearch(new URLSearchParams('y=log&range=1y'), {
      release: '2.14.0',
    });
    const other = changedSearch(new URLSearchParams('release=2.14.0'), {
      y: 'log',
      range: '1y',
    });
    expect(one.toString()).toBe('release=2.14.0&range=1y&y=log');
    expect(other.toString()).toBe(one.toString());
  });

  it('removes what is undefined or empty', () => {
    const present = new URLSearchParams('owner=a&owner=b&q=shop');
    expect(changedSearch(present, { q: undefined, owner: [] }).toString()).toBe(
      '',
    );
  });

  it('repeats parameters with several values', () => {
    expect(
      changedSearch(new URLSearchParams(), { owner: ['a', 'b'] }).toString(),
    ).toBe('owner=a&owner=b');
  });

  it("keeps others' parameters", () => {
    expect(
      changedSearch(new URLSearchParams('theirs=1'), { q: 'x' }).toString(),
    ).toBe('q=x&theirs=1');
  });
});
