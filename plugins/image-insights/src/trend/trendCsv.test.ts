import { digestOf, historyPoint } from '../__testUtils__';
import { trendCsv } from './trendCsv';

describe('trendCsv', () => {
  it('writes raw bytes, ISO dates and whole digests, and nothing for what is not known', () => {
    const csv = trendCsv([
      historyPoint({ tag: '1.0.0', baseBytes: undefined, ownBytes: undefined }),
    ]);
    expect(csv.split('\r\n')).toEqual([
      'tag,at,dateSource,until,digest,compressedBytes,baseBytes,ownBytes,uncompressedBytes,layerCount,score,grade,scoreUpTo,scoreEvidence,wastedBytes,mainline,revision,deployments',
      `1.0.0,2026-11-01T00:00:00.000Z,created,,${digestOf(
        1,
      )},100000000,,,,4,,,,,,true,,`,
      '',
    ]);
  });

  it('writes the score with how much of it is known', () => {
    const csv = trendCsv([
      historyPoint({
        score: { points: 61.4, upTo: 69.4, grade: 'C', evidence: 0.92 },
        wastedBytes: 54_200_000,
      }),
    ]);
    expect(csv).toContain(',61.4,C,69.4,0.92,54200000,true,');
  });

  it('names the deployments of a release, and when they were', () => {
    const csv = trendCsv(
      [historyPoint({ digest: digestOf(1) })],
      ['2026-11-02', '2026-11-03'].map(day => ({
        id: day,
        at: `${day}T00:00:00.000Z`,
        environment: 'production',
        digest: digestOf(1),
      })),
    );
    expect(csv).toContain(
      ',production 2026-11-02T00:00:00.000Z; production 2026-11-03T00:00:00.000Z',
    );
  });

  it('quotes commas and disarms formulas', () => {
    const csv = trendCsv([
      historyPoint({ revision: '=cmd,"x"', tag: '1.0.0' }),
    ]);
    expect(csv).toContain(`"'=cmd,""x"""`);
  });
});
