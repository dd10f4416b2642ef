import { sparkPath } from './sparkPath';

const now = Date.parse('2026-11-21T00:00:00Z');
const frame = { days: 90, now, width: 96, height: 24 };

describe('sparkPath', () => {
  it('draws steps that hold until the next release and until now', () => {
    const drawn = sparkPath({
      ...frame,
      points: [
        { at: '2026-08-23T00:00:00Z', compressedBytes: 50 },
        { at: '2026-10-07T00:00:00Z', compressedBytes: 100 },
      ],
    });
    expect(drawn).toEqual({
      path: 'M3 12H48V3H93',
      end: { x: 93, y: 3 },
      smallest: 50,
      largest: 100,
    });
  });

  it('draws what is older from the left edge', () => {
    const drawn = sparkPath({
      ...frame,
      points: [
        { at: '2019-01-01T00:00:00Z', compressedBytes: 900 },
        { at: '2020-01-01T00:00:00Z', compressedBytes: 100 },
      ],
    });
    expect(drawn?.path).toBe('M3 3H93');
  });

  it('has nothing to draw of nothing', () => {
    expect(sparkPath({ ...frame, points: [] })).toBeUndefined();
  });
});
