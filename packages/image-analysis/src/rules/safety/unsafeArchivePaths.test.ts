import { onDebian } from '../size/testing';
import { findingsOf, outcomeOf } from '../testing';
import { unsafeArchivePaths } from './unsafeArchivePaths';

const image = onDebian({ steps: ['COPY a /a'] });

describe('unsafe-archive-paths', () => {
  it('finds entries that lead out of the root', () => {
    expect(
      findingsOf(unsafeArchivePaths, {
        image,
        contents: [
          {},
          {
            oddities: [
              {
                kind: 'path-escapes-root',
                count: 2,
                example: '../../etc/cron.d/x',
              },
            ],
          },
        ],
      }),
    ).toMatchObject([
      {
        title: 'Entries of a layer lead out of the image’s root',
        seen: expect.stringContaining('"../../etc/cron.d/x"'),
        places: [{ layer: 1 }],
      },
    ]);
  });

  it('accepts what is odd and harmless', () => {
    expect(
      outcomeOf(unsafeArchivePaths, {
        image,
        contents: [
          {},
          {
            oddities: [
              { kind: 'trailing-data', count: 1, example: '' },
              { kind: 'duplicate-path', count: 1, example: 'a' },
            ],
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves the base’s layers to whoever made them', () => {
    expect(
      outcomeOf(unsafeArchivePaths, {
        image,
        contents: [
          {
            oddities: [
              { kind: 'path-escapes-root', count: 1, example: '../x' },
            ],
          },
          {},
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
