import { findingsOf, outcomeOf } from '../testing';
import { duplicateContents } from './duplicateContents';
import { onDebian } from './testing';

const image = onDebian({ steps: ['COPY a /a', 'COPY b /b'] });
const same = { bytes: 5_000_000, hash: 'same' };

describe('duplicate-contents', () => {
  it('claims all copies but one', () => {
    expect(
      findingsOf(duplicateContents, {
        image,
        contents: [
          {},
          { files: { 'srv/a/lib.so': same } },
          { files: { 'srv/b/lib.so': same, 'srv/c/lib.so': same } },
        ],
      }),
    ).toMatchObject([
      {
        title: '10.0 MB in 2 copies of files that are there already',
        seen: '/srv/b/lib.so holds the same as /srv/a/lib.so, 5.00 MB.',
        claims: [{ bytes: 5_000_000 }, { bytes: 5_000_000 }],
      },
    ]);
  });

  it('keeps the copy of the base', () => {
    const [finding] = findingsOf(duplicateContents, {
      image,
      contents: [
        { files: { 'usr/lib/lib.so': same } },
        { files: { 'srv/a/lib.so': same } },
        {},
      ],
    });
    expect(finding.claims).toHaveLength(1);
    expect(finding.remedy.change?.after).toBe(
      'ln -sf /usr/lib/lib.so /srv/a/lib.so',
    );
  });

  it('passes hard links, what package managers nest, small files, and the base’s own copies', () => {
    expect(
      outcomeOf(duplicateContents, {
        image,
        contents: [
          { files: { 'usr/a': same, 'usr/b': same } },
          {
            files: {
              'srv/node_modules/x/a.js': { bytes: 3_000_000, hash: 'n' },
              'srv/node_modules/y/node_modules/x/a.js': {
                bytes: 3_000_000,
                hash: 'n',
              },
              'srv/one': { bytes: 3_000_000, hash: 'l' },
              'srv/two': {
                type: 'hardlink',
                linkTarget: 'srv/one',
                hash: undefined,
              },
              'usr/lib/a.so': { bytes: 3_000_000, hash: 'd' },
              'usr/lib/b.so': { bytes: 3_000_000, hash: 'd' },
              'srv/s1': { bytes: 100, hash: 's' },
              'srv/s2': { bytes: 100, hash: 's' },
            },
          },
          {},
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
