import { findingsOf, outcomeOf } from '../testing';
import { aptListsKept } from './aptListsKept';
import { onAlpine, onDebian } from './testing';

const INSTALL = 'RUN apt-get update && apt-get install -y curl';
const LISTS = {
  'var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_main_Packages.lz4': 18_000_000,
  'var/lib/apt/lists/lock': 0,
};

describe('apt-lists-kept', () => {
  it('measures lists that an own layer leaves, and rewrites its RUN', () => {
    const [finding] = findingsOf(aptListsKept, {
      image: onDebian({ steps: [INSTALL] }),
      contents: [{}, { files: { ...LISTS, 'usr/bin/curl': 300_000 } }],
    });
    expect(finding).toMatchObject({
      title: '18.0 MB of apt package lists left in the image',
      severity: 'high',
      places: [{ layer: 1, bytes: 18_000_000 }],
      claims: [{ bytes: 18_000_000 }],
      remedy: {
        change: {
          before: INSTALL,
          after: `RUN --mount=type=cache,target=/var/cache/apt,sharing=locked \\
    --mount=type=cache,target=/var/lib/apt/lists,sharing=locked \\
    apt-get update && apt-get install -y curl`,
        },
      },
    });
  });

  it('does not mind what dist-clean leaves', () => {
    expect(
      outcomeOf(aptListsKept, {
        image: onDebian({ steps: [`${INSTALL} && apt-get dist-clean`] }),
        contents: [{}, { files: { 'var/lib/apt/lists/a_InRelease': 260_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not blame the image for lists of its base', () => {
    expect(
      outcomeOf(aptListsKept, {
        image: onDebian({ steps: ['COPY app /app'] }),
        contents: [{ files: LISTS }, { files: { app: 1_000 } }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it('leaves lists that a later layer hides to the rules about hidden files', () => {
    expect(
      outcomeOf(aptListsKept, {
        image: onDebian({
          steps: [INSTALL, 'RUN rm -rf /var/lib/apt/lists/*'],
        }),
        contents: [{}, { files: LISTS }, { whiteouts: Object.keys(LISTS) }],
      }),
    ).toEqual({ state: 'passed' });
  });

  it.each([
    ['rm', `${INSTALL} && rm -rf /var/lib/apt/lists/*`],
    [
      'rm after set -eux',
      `RUN set -eux; apt-get update; apt-get install -y curl; rm -rf /var/lib/apt/lists/*`,
    ],
    ['dist-clean', `${INSTALL} && apt-get dist-clean`],
    ['another package manager', 'RUN apk add --no-cache curl'],
  ])('passes by history alone that shows %s', (_, step) => {
    expect(
      outcomeOf(aptListsKept, { image: onDebian({ steps: [step] }) }),
    ).toEqual({ state: 'passed' });
  });

  it('does not decide by BuildKit’s history, which hides cache mounts', () => {
    expect(
      outcomeOf(aptListsKept, { image: onDebian({ steps: [INSTALL] }) }),
    ).toMatchObject({ state: 'undecided', missing: 'contents' });
  });

  it('guesses by history of builders that have no cache mounts or keep them', () => {
    const found = (builder: 'docker-classic' | 'buildah', step: string) =>
      findingsOf(aptListsKept, {
        image: onDebian({ builder, steps: [step] }),
      });
    expect(found('docker-classic', INSTALL)).toMatchObject([
      { confidence: 'guess', severity: 'low', places: [{ layer: 1 }] },
    ]);
    expect(found('docker-classic', INSTALL)[0].claims).toBeUndefined();
    expect(
      found(
        'buildah',
        'RUN --mount=type=cache,target=/var/lib/apt apt-get update',
      ),
    ).toEqual([]);
  });

  it('does not count cleaning that comes before filling', () => {
    expect(
      findingsOf(aptListsKept, {
        image: onDebian({
          builder: 'docker-classic',
          steps: ['RUN rm -rf /var/lib/apt/lists/* && apt-get update'],
        }),
      }),
    ).toHaveLength(1);
  });

  it('passes images of another system', () => {
    expect(
      outcomeOf(aptListsKept, {
        image: onAlpine({ steps: ['RUN apk add curl'] }),
      }),
    ).toEqual({ state: 'passed' });
  });
});
