import { formatAge } from './age';

describe('formatAge', () => {
  it.each([
    [0, '1 day'],
    [1, '1 day'],
    [13, '13 days'],
    [14, '2 weeks'],
    [45, '6 weeks'],
    [91, '3 months'],
    [400, '13 months'],
    [800, '2 years'],
  ])('writes %d days as %s', (days, text) => {
    expect(formatAge(days, 'en-GB')).toBe(text);
  });

  it('speaks other languages', () => {
    expect(formatAge(91, 'de')).toBe('3 Monate');
  });
});
