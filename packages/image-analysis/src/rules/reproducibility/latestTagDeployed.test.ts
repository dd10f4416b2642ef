import { historyOf, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { latestTagDeployed } from './latestTagDeployed';

const image = onDebian([run('true')]);

describe('latest-tag-deployed', () => {
  it('finds an image that only latest and main name', () => {
    expect(
      findingsOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest', tags: ['latest', 'main'] }),
      }),
    ).toMatchObject([
      {
        seen: 'Of the tags that are followed only latest, main points to this image, and the next build takes it away.',
        confidence: 'guess',
      },
    ]);
  });

  it('passes where a version names it, too', () => {
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest', tags: ['latest', '1.4'] }),
      }),
    ).toEqual({ state: 'passed' });
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: '1.4.2' }),
      }),
    ).toEqual({ state: 'passed' });
  });

  it('does not know where the other tags are not', () => {
    expect(
      outcomeOf(latestTagDeployed, {
        image,
        history: historyOf([], { tag: 'latest' }),
      }),
    ).toMatchObject({ state: 'undecided', missing: 'registry' });
  });
});
