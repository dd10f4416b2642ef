import { digestOf, TestImage } from '../../testing';
import { kit, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { baseNotPinned } from './baseNotPinned';
import { baseNotRecorded } from './baseNotRecorded';
import { latestBase } from './latestBase';
import { unapprovedBase } from './unapprovedBase';

/** As buildah writes it, which records the name that FROM gave. */
function buildahOn(name: string): TestImage {
  return {
    layers: ['base', 'packages'],
    labels: { 'io.buildah.version': '1.37.0' },
    history: [
      { createdBy: '/bin/sh -c #(nop) ADD file:0123456789abcdef in / ' },
      { createdBy: '/bin/sh -c dnf install -y curl', comment: `FROM ${name}` },
    ],
  };
}

const scratch: TestImage = {
  layers: ['bin'],
  history: [kit('COPY /out/app /app')],
};
/** BuildKit without attestation: only the history's form tells the base. */
const unrecorded: TestImage = {
  layers: ['alpine', 'packages'],
  history: [
    kit('ADD alpine-minirootfs-3.20.3-x86_64.tar.gz /'),
    kit('CMD ["/bin/sh"]', true),
    run('apk add curl'),
  ],
};
const attested = (...names: string[]) => ({
  known: true as const,
  value: {
    version: 1 as const,
    predicateType: 'https://slsa.dev/provenance/v1',
    images: names.map(name => ({ name, digest: digestOf(name) })),
    others: [],
  },
});

describe('latest-base', () => {
  it.each([
    [
      'docker.io/library/debian:latest',
      'Built on the latest of its base image',
    ],
    [
      'registry.example.com:5000/base/jre',
      'Built on a base image without a tag',
    ],
  ])('finds %s', (name, title) => {
    expect(findingsOf(latestBase, { image: buildahOn(name) })).toMatchObject([
      { title, confidence: 'certain' },
    ]);
  });

  it.each([
    'docker.io/library/debian:12',
    `docker.io/library/debian:latest@${digestOf('pinned')}`,
  ])('passes %s', name => {
    expect(outcomeOf(latestBase, { image: buildahOn(name) })).toEqual({
      state: 'passed',
    });
  });

  it('believes the only image that an attestation lists, helpers aside', () => {
    expect(
      findingsOf(latestBase, {
        image: unrecorded,
        provenance: attested('docker.io/docker/dockerfile:1', 'alpine'),
      }),
    ).toMatchObject([{ title: 'Built on a base image without a tag' }]);
  });

  it('does not know where several stages have images of their own', () => {
    expect(
      outcomeOf(latestBase, {
        image: unrecorded,
        provenance: attested('golang:latest', 'alpine:3.20'),
      }),
    ).toMatchObject({ state: 'undecided' });
  });

  it('does not take the tag from the form of the history', () => {
    expect(outcomeOf(latestBase, { image: unrecorded })).toMatchObject({
      state: 'undecided',
      missing: 'manifest',
    });
  });

  it('does not concern an image from scratch', () => {
    expect(outcomeOf(latestBase, { image: scratch })).toMatchObject({
      state: 'not-applicable',
    });
  });
});

describe('base-not-pinned', () => {
  it('hints at a base by tag', () => {
    const [finding] = findingsOf(baseNotPinned, {
      image: buildahOn('docker.io/library/debian:12'),
    });
    expect(finding.remedy.change).toEqual({
      in: 'Dockerfile',
      before: 'FROM docker.io/library/debian:12',
      after: 'FROM docker.io/library/debian:12@sha256:…',
    });
  });

  it('writes the digest that was recorded into the remedy', () => {
    const [finding] = findingsOf(baseNotPinned, {
      image: unrecorded,
      provenance: attested('alpine:3.20'),
    });
    expect(finding.remedy.change?.after).toBe(
      `FROM alpine:3.20@${digestOf('alpine:3.20')}`,
    );
  });

  it('passes a digest', () => {
    expect(
      outcomeOf(baseNotPinned, {
        image: buildahOn(`docker.io/library/debian@${digestOf('x')}`),
      }),
    ).toEqual({ state: 'passed' });
  });
});

describe('base-not-recorded', () => {
  it('hints at a base that only its layers tell', () => {
    const [finding] = findingsOf(baseNotRecorded, { image: unrecorded });
    expect(finding.seen).toContain('alpine:3.20.3 is known by');
    expect(finding.remedy.change?.after).toContain('--provenance=mode=max');
  });

  it.each([
    ['a comment of buildah', { image: buildahOn('debian:12') }],
    ['an attestation', { image: unrecorded, provenance: attested('a', 'b') }],
  ])('passes with %s', (_, test) => {
    expect(outcomeOf(baseNotRecorded, test)).toEqual({ state: 'passed' });
  });
});

describe('unapproved-base', () => {
  const decide = (name: string, ...approvedBases: string[]) =>
    outcomeOf(unapprovedBase, {
      image: buildahOn(name),
      options: { approvedBases },
    }).state;

  it.each([
    ['docker.io/library/debian:12', 'debian:12'],
    ['debian:12', 'docker.io/library/debian:*'],
    ['registry.example.com/base/jre:21', 'registry.example.com/base/*'],
    ['registry.example.com/base/jre:21', 'registry.example.com/base/jre'],
    [`registry.example.com/base/jre:21@${digestOf('x')}`, '*/base/jre:21'],
    ['grafana/loki:3', 'grafana/*'],
  ])('passes %s with %s', (name, pattern) => {
    expect(decide(name, 'nothing', pattern)).toBe('passed');
  });

  it.each([
    ['docker.io/library/debian:11', 'debian:12'],
    ['evil.example.com/debian:12', 'debian:*'],
    ['registry.example.com/base/sub/jre:21', 'registry.example.com/base/*'],
    ['registry.example.com/base-evil/jre:21', 'registry.example.com/base/*'],
  ])('finds %s with %s', (name, pattern) => {
    expect(decide(name, pattern)).toBe('found');
  });

  it('does not concern anybody without a list', () => {
    expect(outcomeOf(unapprovedBase, { image: unrecorded }).state).toBe(
      'not-applicable',
    );
  });

  it('does not accuse a base that is only guessed', () => {
    expect(
      outcomeOf(unapprovedBase, {
        image: unrecorded,
        options: { approvedBases: ['debian:12'] },
      }).state,
    ).toBe('undecided');
  });
});
