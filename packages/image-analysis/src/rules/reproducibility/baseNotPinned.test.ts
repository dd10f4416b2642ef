import { digestOf } from '../../testing';
import { findingsOf, outcomeOf } from '../testing';
import { baseNotPinned } from './baseNotPinned';
import { attested, buildahOn, unrecorded } from './testing';

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
