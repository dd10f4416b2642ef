import { formatDate, formatInstant, formatRelative } from './time';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('formatRelative', () => {
  it.each([
    ['2026-11-21T09:59:30Z', '30 seconds ago'],
    ['2026-11-21T09:48:00Z', '12 minutes ago'],
    ['2026-11-21T10:12:00Z', 'in 12 minutes'],
    ['2026-11-21T07:00:00Z', '3 hours ago'],
    ['2026-11-18T10:00:00Z', '3 days ago'],
    ['2026-03-14T10:00:00Z', '14 Mar 2026'],
  ])('writes %s as "%s"', (time, text) => {
    expect(formatRelative(time, now, 'en-GB')).toBe(text);
  });

  it('speaks other languages', () => {
    expect(formatRelative('2026-11-21T09:48:00Z', now, 'de')).toBe(
      'vor 12 Minuten',
    );
  });
});

describe('formatDate and formatInstant', () => {
  it('use UTC whatever the clock of the machine', () => {
    expect(formatDate('2026-03-14T23:59:59Z', 'en-GB')).toBe('14 Mar 2026');
    expect(formatInstant('2026-03-14T23:59:59.123Z')).toBe(
      '2026-03-14 23:59:59 UTC',
    );
  });
});
