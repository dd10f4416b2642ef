import { growingHistory, historyPoint } from '../__testUtils__';
import { trendRows } from './trendRows';

const at = (time: string) => Date.parse(time);
const range = { from: at('2026-09-01'), until: at('2026-11-21') };

describe('trendRows', () => {
  it('holds a release until the next one and the last one until the end', () => {
    const rows = trendRows({
      points: growingHistory().points,
      gaps: [],
      range,
      axis: 'time',
    });
    expect(rows.map(row => [row.x, row.total])).toEqual([
      [at('2026-09-20T08:00:00Z'), 182_000_000],
      [at('2026-10-20T08:00:00Z'), 187_000_000],
      [at('2026-11-20T08:00:00Z'), 268_300_000],
      [at('2026-11-21'), 268_300_000],
    ]);
  });

  it('begins with the release that was valid before the range', () => {
    const [first] = trendRows({
      points: growingHistory().points,
      gaps: [],
      range: { from: at('2026-10-01'), until: at('2026-11-21') },
      axis: 'time',
    });
    expect(first).toMatchObject({ x: at('2026-10-01'), total: 182_000_000 });
    expect(first.release).toBeUndefined();
  });

  it('tells base and own part apart, and neither where the base is not known', () => {
    const [known, closed, unknown] = trendRows({
      points: [
        historyPoint({ tag: '1.0.0', at: '2026-09-20T00:00:00Z' }),
        historyPoint({
          tag: '1.1.0',
          at: '2026-10-20T00:00:00Z',
          baseBytes: undefined,
          ownBytes: undefined,
        }),
      ],
      gaps: [],
      range,
      axis: 'time',
    });
    expect(known).toMatchObject({
      base: [0, 30_000_000],
      own: [30_000_000, 100_000_000],
    });
    expect(known.whole).toBeUndefined();
    // The known part holds until the release that does not know it.
    expect(closed).toMatchObject({ x: unknown.x, base: [0, 30_000_000] });
    expect(unknown.base).toBeUndefined();
    expect(unknown.whole).toEqual([0, 100_000_000]);
  });

  it('ends the line where nothing was scanned and resumes it after', () => {
    const rows = trendRows({
      points: growingHistory().points,
      gaps: [
        {
          from: '2026-11-01T00:00:00.000Z',
          until: '2026-11-05T00:00:00.000Z',
          reason: 'the registry did not answer',
        },
      ],
      range,
      axis: 'time',
    });
    const around = rows.filter(
      row => row.x >= at('2026-11-01') && row.x <= at('2026-11-05'),
    );
    expect(around.map(row => row.total)).toEqual([
      187_000_000,
      undefined,
      187_000_000,
    ]);
  });

  it('lets only the highest version so far carry the line', () => {
    const rows = trendRows({
      points: [
        historyPoint({ tag: '2.0.0', at: '2026-10-01T00:00:00Z' }),
        historyPoint({
          tag: '1.9.7',
          at: '2026-10-10T00:00:00Z',
          compressedBytes: 60_000_000,
          mainline: false,
        }),
      ],
      gaps: [],
      range,
      axis: 'time',
    });
    expect(rows[1]).toMatchObject({
      total: 100_000_000,
      maintenance: 60_000_000,
    });
  });

  it('draws what lies before the first scan as placed, meeting the watched line', () => {
    const rows = trendRows({
      points: growingHistory().points,
      gaps: [],
      range,
      axis: 'time',
      observedSince: '2026-11-10T00:00:00.000Z',
    });
    expect(rows.map(row => [row.placed, row.total])).toEqual([
      [182_000_000, undefined],
      [187_000_000, undefined],
      [187_000_000, 187_000_000],
      [undefined, 268_300_000],
      [undefined, 268_300_000],
    ]);
  });

  it('gives each release the same width in order', () => {
    const rows = trendRows({
      points: growingHistory().points,
      gaps: [],
      range,
      axis: 'order',
    });
    expect(rows.map(row => row.x)).toEqual([0, 1, 2, 3]);
    expect(rows.map(row => row.release?.tag)).toEqual([
      '2.12.0',
      '2.13.0',
      '2.14.0',
      undefined,
    ]);
  });

  it('has no base line of nothing for the logarithmic scale', () => {
    const [row] = trendRows({
      points: [historyPoint({ at: '2026-10-01T00:00:00Z', baseBytes: 0 })],
      gaps: [],
      range,
      axis: 'time',
    });
    expect(row.baseLine).toBeUndefined();
    expect(row.base).toEqual([0, 0]);
  });
});
