import { historyPoint } from '../__testUtils__';
import { previousRelease } from './previousRelease';
import { previousReleases } from './previousReleases';

describe('previousReleases', () => {
  const points = [
    historyPoint({ tag: '1.9.0' }),
    historyPoint({ tag: '2.0.0' }),
    historyPoint({ tag: '1.9.1', mainline: false }),
    historyPoint({ tag: 'main', mainline: false }),
    historyPoint({ tag: '2.1.0' }),
    historyPoint({ tag: '1.9.2', mainline: false }),
  ];

  it('says of all at once what is said of each alone', () => {
    const all = previousReleases(points);
    for (const point of points) {
      expect(all.get(point)).toBe(previousRelease(points, point));
    }
    expect(all.get(points[5])).toBe(points[2]);
    expect(all.get(points[4])).toBe(points[1]);
    expect(all.has(points[0])).toBe(false);
    expect(all.has(points[3])).toBe(false);
  });
});
