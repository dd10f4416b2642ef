import { historyPoint } from '../__testUtils__';
import { releaseAt } from './releaseAt';

describe('releaseAt', () => {
  const first = historyPoint({ tag: '1.0.0' });
  const second = historyPoint({ tag: '2.0.0' });
  const beside = historyPoint({ tag: '1.0.1', mainline: false });
  const third = historyPoint({ tag: '2.1.0' });
  const placed = [
    { x: 10, release: first },
    { x: 20, release: second },
    { x: 30, release: beside },
    { x: 40, release: third },
  ];

  it('is the release whose step it is, up to the next one', () => {
    expect(releaseAt(placed, 10, 2)).toBe(first);
    expect(releaseAt(placed, 19.9, 2)).toBe(first);
    expect(releaseAt(placed, 20, 2)).toBe(second);
    expect(releaseAt(placed, 1_000, 2)).toBe(third);
  });

  it('is a maintenance release only close to its dot', () => {
    expect(releaseAt(placed, 31, 2)).toBe(beside);
    expect(releaseAt(placed, 28.5, 2)).toBe(beside);
    expect(releaseAt(placed, 35, 2)).toBe(second);
  });

  it('is the first release before all of them, and none where there is none', () => {
    expect(releaseAt(placed, 0, 2)).toBe(first);
    expect(releaseAt([], 5, 2)).toBeUndefined();
  });
});
