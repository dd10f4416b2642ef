import { cursorsAround, readCursor, writeCursor } from './cursor';

/** Where the pages around one begin, of a list of so many rows. */
function around(offset: number, total: number) {
  const end = Math.max(offset, Math.min(offset + 50, total));
  const cursors = cursorsAround({ offset, end, limit: 50, total });
  return {
    next: cursors.nextCursor && readCursor(cursors.nextCursor),
    previous: cursors.previousCursor && readCursor(cursors.previousCursor),
  };
}

describe('cursorsAround', () => {
  it('leads to both neighbours of a page, and to none where there is none', () => {
    expect(around(0, 120)).toEqual({ next: 50 });
    expect(around(50, 120)).toEqual({ next: 100, previous: 0 });
    expect(around(100, 120)).toEqual({ previous: 50 });
    expect(around(0, 50)).toEqual({});
    expect(around(20, 120)).toEqual({ next: 70, previous: 0 });
  });

  it('leads back to the last rows of a list that became shorter', () => {
    expect(around(5_000, 120)).toEqual({ previous: 70 });
    expect(around(5_000, 0)).toEqual({ previous: 0 });
  });
});

describe('readCursor', () => {
  it('reads what was written', () => {
    expect(readCursor(writeCursor(150))).toBe(150);
    expect(readCursor(undefined)).toBe(0);
  });

  it.each([
    '',
    'nonsense',
    Buffer.from('{"offset":-1}').toString('base64url'),
    Buffer.from('{"offset":1e300}').toString('base64url'),
    Buffer.from('{"offset":0.5}').toString('base64url'),
  ])('refuses %p', cursor => {
    expect(() => readCursor(cursor)).toThrow(/nextCursor/);
  });
});
