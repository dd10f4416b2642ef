import { findingsOf, outcomeOf } from '../testing';
import { apkCacheKept } from './apkCacheKept';
import { onAlpine } from './testing';

const INDEX = { 'var/cache/apk/APKINDEX.0a1b2c3d.tar.gz': 2_400_000 };

describe('apk-cache-kept', () => {
  it('measures the index, and puts --no-cache in', () => {
    expect(
      findingsOf(apkCacheKept, {
        image: onAlpine({
          steps: ['RUN apk update && apk add --update curl && apk -q add git'],
        }),
        contents: [{}, { files: INDEX }],
      }),
    ).toMatchObject([
      {
        title: '2.40 MB of apk package index left in the image',
        remedy: {
          change: {
            after: 'RUN apk add --no-cache curl && apk -q add --no-cache git',
          },
        },
      },
    ]);
  });

  it('does not take the package database for a cache', () => {
    expect(
      outcomeOf(apkCacheKept, {
        image: onAlpine({ steps: ['RUN apk add --no-cache curl'] }),
        contents: [{}, { files: { 'lib/apk/db/installed': 900_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    'RUN apk add --no-cache curl',
    'RUN apk -U add --no-cache curl',
    'RUN apk add curl && rm -rf /var/cache/apk/*',
    'RUN if [ -z "$x" ]; then apk add curl; fi',
  ])('passes by history alone: %s', step => {
    expect(
      outcomeOf(apkCacheKept, { image: onAlpine({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('guesses at classic builds that add without the option', () => {
    expect(
      findingsOf(apkCacheKept, {
        image: onAlpine({
          builder: 'docker-classic',
          steps: ['RUN apk add -U --no-network curl'],
        }),
      }),
    ).toMatchObject([{ confidence: 'guess' }]);
  });
});
