import { findingsOf, outcomeOf } from '../testing';
import { onDebian, run } from './testing';
import { tooManyLayers } from './tooManyLayers';

const runs = (count: number) =>
  Array.from({ length: count }, (_, index) => run(`touch /file${index}`));

describe('too-many-layers', () => {
  it('counts more than 40 own layers, and joins the longest row of RUNs', () => {
    const [finding] = findingsOf(tooManyLayers, { image: onDebian(runs(41)) });
    expect(finding.title).toBe('41 layers of its own');
    expect(finding.remedy.change?.after).toContain(
      'RUN touch /file0 && \\\n    touch /file1 && ',
    );
  });

  it('passes with 40', () => {
    expect(outcomeOf(tooManyLayers, { image: onDebian(runs(40)) })).toEqual({
      state: 'passed',
    });
  });

  it('does not count layers of the base', () => {
    expect(
      outcomeOf(tooManyLayers, {
        image: {
          layers: Array.from({ length: 50 }, (_, index) => `base ${index}`),
          history: [...runs(50), { createdBy: 'CMD ["sh"]', emptyLayer: true }],
        },
        describe: {
          repositories: ['shop/checkout'],
        },
      }).state,
    ).not.toBe('found');
  });

  it('exempts builders that share by many layers', () => {
    expect(
      outcomeOf(tooManyLayers, {
        image: {
          layers: Array.from({ length: 60 }, (_, index) => `store ${index}`),
          history: Array.from({ length: 60 }, (_, index) => ({
            comment: `store paths: ['/nix/store/${index}']`,
          })),
        },
      }),
    ).toMatchObject({ state: 'not-applicable' });
  });
});
