import { historyPoint } from '../__testUtils__';
import { previousReleases } from './previousReleases';
import { sortReleases } from './sortReleases';

describe('sortReleases', () => {
  const points = [
    historyPoint({ tag: '1', at: '2026-01-01T00:00:00Z', compressedBytes: 5 }),
    historyPoint({ tag: '2', at: '2026-01-02T00:00:00Z', compressedBytes: 9 }),
    historyPoint({ tag: '3', at: '2026-01-03T00:00:00Z', compressedBytes: 7 }),
  ];
  const previous = previousReleases(points);
  const tags = (order: 'at' | 'size' | 'change', isDescending: boolean) =>
    sortReleases({ points, order, isDescending, previous }).map(
      ({ tag }) => tag,
    );

  it('goes by time, size or change, either way', () => {
    expect(tags('at', true)).toEqual(['3', '2', '1']);
    expect(tags('at', false)).toEqual(['1', '2', '3']);
    expect(tags('size', true)).toEqual(['2', '3', '1']);
    expect(tags('change', true)).toEqual(['2', '3', '1']);
  });

  it('puts what is not known last, whichever way the others go', () => {
    expect(tags('change', false)).toEqual(['3', '2', '1']);
  });
});
