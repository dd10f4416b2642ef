import { comparison } from '../__testUtils__';
import { compareRows } from './compareRows';

describe('compareRows', () => {
  it('puts the largest change first and folds what did not change', () => {
    const rows = compareRows(comparison());
    expect(rows.changed.map(row => row.bytes)).toEqual([
      62_600_000, 18_100_000, 600_000,
    ]);
    expect(rows.changed[0].instruction).toBe(
      'RUN pip install -r requirements.txt',
    );
    expect(rows.unchanged).toHaveLength(1);
    expect(rows.unchangedBytes).toBe(31_400_000);
    expect(rows.largest).toBe(62_600_000);
  });

  it('adds the configuration, so that the rows sum up to the difference', () => {
    const { changed } = compareRows(
      comparison({
        configBytes: 120,
        toCompressedBytes: 268_300_120,
        compressedBytes: 81_300_120,
      }),
    );
    expect(changed.reduce((sum, row) => sum + row.bytes, 0)).toBe(81_300_120);
    expect(changed.find(row => row.kind === 'config')?.bytes).toBe(120);
  });

  it('folds a configuration that is as large as before, so that both sides sum up', () => {
    const { changed, unchanged } = compareRows(
      comparison({
        fromCompressedBytes: 187_000_578,
        toCompressedBytes: 268_300_578,
      }),
    );
    expect(unchanged.find(row => row.kind === 'config')).toMatchObject({
      fromBytes: 578,
      toBytes: 578,
    });
    const sum = (side: 'fromBytes' | 'toBytes') =>
      [...changed, ...unchanged].reduce((total, row) => total + row[side], 0);
    expect([sum('fromBytes'), sum('toBytes')]).toEqual([
      187_000_578, 268_300_578,
    ]);
  });

  it('keeps new content of the same size among the changes', () => {
    const base = comparison().layers[1];
    const { changed, unchanged } = compareRows(
      comparison({
        fromCompressedBytes: 55_100_000,
        toCompressedBytes: 55_100_000,
        compressedBytes: 0,
        layers: [
          { ...base, compressedBytes: 0, toCompressedBytes: 55_100_000 },
        ],
      }),
    );
    expect(changed).toHaveLength(1);
    expect(unchanged).toHaveLength(0);
  });
});
