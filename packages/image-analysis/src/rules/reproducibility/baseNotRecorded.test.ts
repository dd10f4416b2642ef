import { findingsOf, outcomeOf } from '../testing';
import { baseNotRecorded } from './baseNotRecorded';
import { attested, buildahOn, unrecorded } from './testing';

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
