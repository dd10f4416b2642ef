import { growingHistory, historyPoint } from '../__testUtils__';
import { previousRelease } from './previousRelease';
import { summariseTrend } from './summarise';

describe('summariseTrend', () => {
  it('names the extremes and the largest step', () => {
    expect(summariseTrend(growingHistory().points)).toEqual({
      count: 3,
      smallestBytes: 182_000_000,
      largestBytes: 268_300_000,
      largestStep: { bytes: 81_300_000, tag: '2.14.0' },
      ratio: 268_300_000 / 182_000_000,
    });
  });
  it('has nothing to say of no release, and no step of one', () => {
    expect(summariseTrend([])).toBeUndefined();
    expect(summariseTrend([historyPoint()])?.largestStep).toBeUndefined();
  });
});

describe('previousRelease', () => {
  const points = [
    historyPoint({ tag: '1.9.6' }),
    historyPoint({ tag: '2.0.0' }),
    historyPoint({ tag: '1.9.7', mainline: false }),
    historyPoint({ tag: '2.1.0' }),
  ];
  it('measures the highest version against the one before it', () => {
    expect(previousRelease(points, points[3])).toBe(points[1]);
  });
  it('measures a maintenance release against its own line', () => {
    expect(previousRelease(points, points[2])).toBe(points[0]);
  });
  it('knows that a first release has none', () => {
    expect(previousRelease(points, points[0])).toBeUndefined();
  });
});
