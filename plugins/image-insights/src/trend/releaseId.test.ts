import { digestOf, historyPoint } from '../__testUtils__';
import { releaseId } from './releaseId';

describe('releaseId', () => {
  const first = historyPoint({ tag: '1.0.0', digest: digestOf(1) });
  const moved = historyPoint({ tag: '1.0.0', digest: digestOf(2) });
  const other = historyPoint({ tag: '1.1.0', digest: digestOf(3) });

  it('is the tag while that says enough', () => {
    expect(releaseId(other, [first, moved, other])).toBe('1.1.0');
  });

  it('is the digest where the tag pointed to several images', () => {
    expect(releaseId(first, [first, moved, other])).toBe(digestOf(1));
    expect(releaseId(moved, [first, moved, other])).toBe(digestOf(2));
  });
});
