import { digestOf } from '../../testing';
import { findingsOf, outcomeOf } from '../testing';
import { latestBase } from './latestBase';
import { attested, buildahOn, onScratch, unrecorded } from './testing';

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
    expect(outcomeOf(latestBase, { image: onScratch })).toMatchObject({
      state: 'not-applicable',
    });
  });
});
