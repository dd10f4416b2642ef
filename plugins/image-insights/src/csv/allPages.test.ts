import { allPages } from './allPages';

describe('allPages', () => {
  it('reads on at each cursor until there is none', async () => {
    const asked: (string | undefined)[] = [];
    const rows = await allPages(async cursor => {
      asked.push(cursor);
      const page = Number(cursor ?? 0);
      return {
        items: [page],
        totalCount: 3,
        nextCursor: page < 2 ? String(page + 1) : undefined,
      };
    });
    expect(rows).toEqual([0, 1, 2]);
    expect(asked).toEqual([undefined, '1', '2']);
  });

  it('refuses a list without an end instead of reading for ever', async () => {
    let calls = 0;
    const read = async () => {
      calls += 1;
      return { items: [1], totalCount: 9, nextCursor: 'on' };
    };
    await expect(allPages(read)).rejects.toThrow('more than 40 rows');
    expect(calls).toBe(40);
  });
});
