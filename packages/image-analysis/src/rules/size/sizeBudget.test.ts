import { findingsOf, outcomeOf } from '../testing';
import { sizeBudget } from './sizeBudget';
import { onDebian } from './testing';

const image = onDebian({
  steps: ['COPY a /a', 'COPY b /b'],
  layerBytes: [30_000_000, 50_000_000, 20_000_000],
});

describe('size-budget', () => {
  it('says by how much, and which own layer is the largest', () => {
    const [finding] = findingsOf(sizeBudget, {
      image,
      options: { sizeBudgetBytes: 80_000_000 },
    });
    expect(finding).toMatchObject({
      title: '20.0 MB over its budget of 80.0 MB',
      seen: 'A pull transfers 100 MB, 25 % more than the budget. The largest layer of its own is `COPY a /a`, 50.0 MB.',
      places: [{ layer: 1 }, { layer: 2 }],
    });
    // The bytes over a budget are no bytes that could be saved somewhere.
    expect(finding.claims).toBeUndefined();
  });

  it('passes an image that uses its budget up to the last byte', () => {
    expect(
      outcomeOf(sizeBudget, {
        image,
        options: { sizeBudgetBytes: 100_001_500 },
      }),
    ).toEqual({ state: 'passed' });
    expect(
      findingsOf(sizeBudget, {
        image,
        options: { sizeBudgetBytes: 100_001_499 },
      }),
    ).toHaveLength(1);
  });

  it('does not apply without a budget', () => {
    expect(outcomeOf(sizeBudget, { image })).toMatchObject({
      state: 'not-applicable',
    });
  });
});
