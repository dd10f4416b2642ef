import { findingsOf, outcomeOf } from '../testing';
import { aptArchivesKept } from './aptArchivesKept';
import { onDebian } from './testing';

describe('apt-archives-kept', () => {
  it('measures packages that were kept, and mounts a cache', () => {
    expect(
      findingsOf(aptArchivesKept, {
        image: onDebian({ steps: ['RUN apt-get install -y curl'] }),
        contents: [
          {},
          {
            files: {
              'var/cache/apt/archives/curl_7.88_amd64.deb': 900_000,
              'var/cache/apt/pkgcache.bin': 30_000_000,
              'usr/bin/curl': 300_000,
            },
          },
        ],
      }),
    ).toMatchObject([
      {
        title: '30.9 MB of downloaded apt packages left in the image',
        remedy: {
          change: {
            after:
              'RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\\n    apt-get install -y curl',
          },
        },
      },
    ]);
  });

  it('does not put down to one RUN what two of them leave', () => {
    const [finding] = findingsOf(aptArchivesKept, {
      image: onDebian({
        steps: ['RUN apt-get install -y curl', 'RUN apt-get install -y git'],
      }),
      contents: [
        {},
        { files: { 'var/cache/apt/archives/curl_7.deb': 9_000_000 } },
        { files: { 'var/cache/apt/pkgcache.bin': 30_000_000 } },
      ],
    });
    expect(finding.seen).toContain(' and 1 other layer leave ');
  });

  it('passes the usual image, whose apt deletes packages by itself', () => {
    expect(
      outcomeOf(aptArchivesKept, {
        image: onDebian({ steps: ['RUN apt-get install -y curl'] }),
        contents: [
          {},
          {
            files: {
              'var/cache/apt/archives/lock': 0,
              'usr/bin/curl': 300_000,
            },
          },
        ],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not blame the image for what its base keeps', () => {
    expect(
      outcomeOf(aptArchivesKept, {
        image: onDebian({ steps: ['COPY a /a'] }),
        contents: [{ files: { 'var/cache/apt/pkgcache.bin': 30_000_000 } }, {}],
      }),
    ).toEqual({ state: 'passed' });
  });
});
