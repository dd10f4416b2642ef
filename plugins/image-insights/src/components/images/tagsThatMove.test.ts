import { currentImage, historyPoint } from '../../__testUtils__';
import { tagsThatMove } from './tagsThatMove';

describe('tagsThatMove', () => {
  const summary = {
    current: currentImage({
      tag: '2.14.0',
      tags: ['2.14.0', '2.14', 'latest', 'main'],
    }),
  };
  const releases = [historyPoint({ tag: '2.14.0', tags: ['2.14.0', '2.14'] })];

  it('are the tags of the newest image that are no release', () => {
    expect(tagsThatMove({ summary, points: releases })).toEqual([
      'latest',
      'main',
    ]);
  });

  it('are the same while one of them is followed', () => {
    expect(
      tagsThatMove({
        summary,
        points: [historyPoint({ tag: 'latest', tags: ['latest'] })],
        followed: 'latest',
      }),
    ).toEqual(['main', 'latest']);
  });

  it('are none of an image that was not read', () => {
    expect(tagsThatMove({ summary: {}, points: [] })).toEqual([]);
  });
});
