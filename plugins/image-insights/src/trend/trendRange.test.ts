import { defaultRange, resolveRange } from './trendRange';

const now = Date.parse('2026-11-21T10:00:00Z');

describe('resolveRange', () => {
  it('counts a named range back from now', () => {
    expect(resolveRange({ range: '30d', now })).toEqual({
      from: Date.parse('2026-10-22T10:00:00Z'),
      until: now,
    });
  });

  it('begins with the first release for all time', () => {
    expect(
      resolveRange({ range: 'all', firstAt: '2025-01-02T00:00:00Z', now }).from,
    ).toBe(Date.parse('2025-01-02T00:00:00Z'));
  });

  it('lets dates win, both included', () => {
    expect(
      resolveRange({
        range: '90d',
        since: '2026-06-01',
        until: '2026-06-30',
        now,
      }),
    ).toEqual({
      from: Date.parse('2026-06-01T00:00:00Z'),
      until: Date.parse('2026-06-30T23:59:59.999Z'),
    });
  });
});

describe('defaultRange', () => {
  const recent = { at: '2026-11-01T00:00:00Z' };
  const old = { at: '2026-02-01T00:00:00Z' };
  it('is 90 days where there is something to see', () => {
    expect(defaultRange([old, recent, recent, recent], now)).toBe('90d');
  });
  it('is all time for services that are released rarely', () => {
    expect(defaultRange([old, old, recent], now)).toBe('all');
  });
});
