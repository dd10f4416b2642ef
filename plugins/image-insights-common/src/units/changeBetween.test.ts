import { changeBetween } from './changeBetween';
import { Release } from '../api';

function release(compressedBytes: number): Release {
  return {
    tag: '1.0.0',
    digest: `sha256:${'0'.repeat(64)}`,
    at: '2026-01-01T00:00:00.000Z',
    dateSource: 'created',
    compressedBytes,
  };
}

describe('changeBetween', () => {
  it('gives growth in bytes and in percent of what was', () => {
    expect(changeBetween(release(200), release(287))).toEqual({
      bytes: 87,
      percent: 43.5,
      from: release(200),
    });
  });

  it('is negative where an image shrank', () => {
    expect(changeBetween(release(317_000), release(7_350))).toMatchObject({
      bytes: -309_650,
      percent: -97.68,
    });
  });

  it('gives no percentage of nothing', () => {
    expect(changeBetween(release(0), release(5))).toEqual({
      bytes: 5,
      from: release(0),
    });
  });
});
