import { onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { noProvenance } from './noProvenance';

const image = onDebian([run('true')]);

describe('no-provenance', () => {
  it('finds that there is none only where it was looked for', () => {
    expect(
      findingsOf(noProvenance, {
        image,
        provenance: {
          known: false,
          reason: 'the index lists no attestation',
          isAbsent: true,
        },
      }),
    ).toHaveLength(1);
    expect(
      outcomeOf(noProvenance, {
        image,
        provenance: { known: false, reason: 'the registry did not answer' },
      }),
    ).toEqual({
      state: 'undecided',
      missing: 'registry',
      reason: 'the registry did not answer',
    });
  });

  it('passes with one', () => {
    expect(
      outcomeOf(noProvenance, {
        image,
        provenance: {
          known: true,
          value: { version: 1, predicateType: 'p', images: [], others: [] },
        },
      }),
    ).toEqual({ state: 'passed' });
  });
});
