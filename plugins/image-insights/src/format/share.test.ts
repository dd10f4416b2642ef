import { formatShare } from './share';

describe('formatShare', () => {
  it.each([
    [0.27, '27%'],
    [0.0836, '8.4%'],
    [0, '0%'],
    [1, '100%'],
    [0.9999, '> 99%'],
    [0.0001, '< 0.1%'],
    [1.2, '100%'],
  ])('writes %p as %p', (share, text) => {
    expect(formatShare(share, 'en-GB')).toBe(text);
  });
});
