import { findingsOf, outcomeOf } from '../testing';
import { baseFilesHidden } from './baseFilesHidden';
import { kit, onDebian, run } from './testing';

describe('base-files-hidden', () => {
  it('tells what of the base is removed, without claiming a byte', () => {
    const [finding] = findingsOf(baseFilesHidden, {
      image: onDebian([run('rm -rf /usr/share/doc')]),
      contents: [
        { files: { 'usr/share/doc/a': 3_000_000, 'bin/sh': 100_000 } },
        { whiteouts: ['usr/share/doc'] },
      ],
    });
    expect(finding).toMatchObject({
      title: '3.00 MB of the base image hidden',
      places: [{ layer: 1, path: 'usr/share/doc/a', bytes: 3_000_000 }],
    });
    expect(finding.claims).toBeUndefined();
    expect(finding.seen).toContain('debian');
  });

  it('says nothing of own files and of less than a megabyte', () => {
    expect(
      outcomeOf(baseFilesHidden, {
        image: onDebian([run('a'), run('b')]),
        contents: [
          { files: { x: 900_000 } },
          { files: { y: 9_000_000 } },
          { whiteouts: ['x', 'y'] },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('says nothing of what every installation replaces', () => {
    expect(
      outcomeOf(baseFilesHidden, {
        image: onDebian([run('apt-get install -y curl')]),
        contents: [
          {
            files: {
              'var/lib/dpkg/status': 4_000_000,
              'var/cache/debconf/templates.dat': 4_000_000,
            },
          },
          {
            files: {
              'var/lib/dpkg/status': 4_000_001,
              'var/cache/debconf/templates.dat': 4_000_001,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not concern an image from scratch', () => {
    expect(
      outcomeOf(baseFilesHidden, {
        image: {
          layers: ['bin'],
          history: [kit('COPY /out/app /app')],
        },
        contents: [{ files: { app: 5_000_000 } }],
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
