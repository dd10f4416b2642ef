import { findingsOf, outcomeOf } from '../testing';
import { largeFiles } from './largeFiles';
import { onDebian } from './testing';

describe('large-files', () => {
  it('lists them, largest first, without blame or claim', () => {
    const [finding] = findingsOf(largeFiles, {
      image: onDebian({ steps: ['COPY data /data'] }),
      contents: [
        { files: { 'usr/lib/libicudata.so': 30_000_000 } },
        { files: { 'data/a.bin': 11_000_000, 'data/b.bin': 90_000_000 } },
      ],
    });
    expect(finding).toMatchObject({
      title: '2 files of more than 10.0 MB, 101 MB together',
      seen: 'The largest is /data/b.bin, 90.0 MB, by `COPY data /data`.',
      places: [{ path: 'data/b.bin' }, { path: 'data/a.bin' }],
    });
    expect(finding.claims).toBeUndefined();
    expect(largeFiles.severity).toBe('info');
  });

  it('passes where there is none', () => {
    expect(
      outcomeOf(largeFiles, {
        image: onDebian({ steps: ['COPY data /data'] }),
        contents: [{}, { files: { 'data/a.bin': 9_000_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });
});
