import { digestOf, historyPoint } from '../__testUtils__';
import { trendCsv } from './trendCsv';

describe('trendCsv', () => {
  it('writes raw bytes, ISO dates and whole digests, and nothing for what is not known', () => {
    const csv = trendCsv([
      historyPoint({ tag: '1.0.0', baseBytes: undefined, ownBytes: undefined }),
    ]);
    expect(csv.split('\r\n')).toEqual([
      'tag,at,dateSource,until,digest,compressedBytes,baseBytes,ownBytes,uncompressedBytes,layerCount,mainline,revision',
      `1.0.0,2026-11-01T00:00:00.000Z,created,,${digestOf(
        1,
      )},100000000,,,,4,true,`,
      '',
    ]);
  });

  it('quotes commas and disarms formulas', () => {
    const csv = trendCsv([
      historyPoint({ revision: '=cmd,"x"', tag: '1.0.0' }),
    ]);
    expect(csv).toContain(`"'=cmd,""x"""`);
  });
});
