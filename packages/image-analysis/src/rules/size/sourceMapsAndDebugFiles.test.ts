import { findingsOf, outcomeOf } from '../testing';
import { sourceMapsAndDebugFiles } from './sourceMapsAndDebugFiles';
import { onDebian } from './testing';

const image = onDebian({ steps: ['COPY dist /app'] });

describe('source-maps-and-debug-files', () => {
  it('measures source maps and debug files apart', () => {
    expect(
      findingsOf(sourceMapsAndDebugFiles, {
        image,
        contents: [
          {},
          {
            files: {
              'app/main.js': 1_000_000,
              'app/main.js.map': 4_000_000,
              'usr/lib/debug/.build-id/aa/bb.debug': 7_000_000,
            },
          },
        ],
      }),
    ).toMatchObject([
      { key: 'source-map', title: '4.00 MB of source maps' },
      { key: 'debug-file', title: '7.00 MB of debug files' },
    ]);
  });

  it('passes maps that are no source maps, crumbs, and the base’s files', () => {
    expect(
      outcomeOf(sourceMapsAndDebugFiles, {
        image,
        contents: [
          { files: { 'usr/lib/debug/x.debug': 9_000_000 } },
          {
            files: {
              'app/levels/forest.map': 9_000_000,
              'app/main.js.map': 4_000,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
