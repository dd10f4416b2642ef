import { findingsOf, outcomeOf } from '../testing';
import { documentationShipped } from './documentationShipped';
import { onDebian } from './testing';

const INSTALL = 'RUN apt-get install -y --no-install-recommends git';

describe('documentation-shipped', () => {
  it('measures what own packages bring, licences left out', () => {
    const [finding] = findingsOf(documentationShipped, {
      image: onDebian({ steps: [INSTALL] }),
      contents: [
        {},
        {
          files: {
            'usr/share/doc/git/RelNotes.txt': 3_000_000,
            'usr/share/doc/git/copyright': 500_000,
            'usr/share/man/man1/git.1.gz': 200_000,
            'usr/share/locale/de/LC_MESSAGES/git.mo': 900_000,
            'usr/bin/git': 40_000_000,
          },
        },
      ],
    });
    expect(finding).toMatchObject({
      title: '4.10 MB of documentation and translations',
      severity: 'low',
    });
    expect(finding.remedy.change?.after).toContain(
      'path-include=/usr/share/doc/*/copyright',
    );
  });

  it('does not mind licences, crumbs, or the documentation of the base', () => {
    expect(
      outcomeOf(documentationShipped, {
        image: onDebian({ steps: [INSTALL] }),
        contents: [
          { files: { 'usr/share/man/man1/bash.1.gz': 9_000_000 } },
          {
            files: {
              'usr/share/doc/git/copyright': 9_000_000,
              'usr/share/man/man1/git.1.gz': 200_000,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });
});
