import { digestOf } from '../../testing';
import { historyOf, onDebian, run } from '../layers/testing';
import { findingsOf, outcomeOf } from '../testing';
import { tagMoved } from './tagMoved';

const image = onDebian([run('true')]);

describe('tag-moved', () => {
  const moved = (tag: string) =>
    historyOf([], {
      tag,
      movedFrom: [{ digest: digestOf('old'), until: '2026-11-01T10:00:00Z' }],
    });

  it.each([
    '1.4.2',
    'v1.4.2',
    '1.4.2-alpine',
    '2026.11.21',
    '3f2a1bc9',
    '20261121-1530',
  ])('finds that %s was moved', tag => {
    expect(findingsOf(tagMoved, { image, history: moved(tag) })).toMatchObject([
      { key: tag, title: `The tag ${tag} was moved` },
    ]);
  });

  it.each(['latest', 'main', '1', '1.4', 'stable', '1-alpine'])(
    'does not concern %s, which may move',
    tag => {
      expect(outcomeOf(tagMoved, { image, history: moved(tag) })).toMatchObject(
        { state: 'not-applicable' },
      );
    },
  );

  it('passes where the tag always pointed to this image', () => {
    expect(
      outcomeOf(tagMoved, { image, history: historyOf([], { tag: '1.4.2' }) }),
    ).toEqual({ state: 'passed' });
  });
});
