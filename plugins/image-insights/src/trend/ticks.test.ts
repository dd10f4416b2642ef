import {
  calendarTicks,
  formatCalendarTick,
  linearTicks,
  logarithmicTicks,
} from './ticks';

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('calendarTicks', () => {
  it('stands on the first of months for half a year', () => {
    const { step, ticks } = calendarTicks(
      { from: Date.parse('2026-05-21'), until: Date.parse('2026-11-21') },
      8,
    );
    expect(step).toBe('month');
    expect(ticks.map(iso)).toEqual([
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
      '2026-09-01',
      '2026-10-01',
      '2026-11-01',
    ]);
  });

  it('stands on Mondays for a month', () => {
    const { step, ticks } = calendarTicks(
      { from: Date.parse('2026-10-22'), until: Date.parse('2026-11-21') },
      8,
    );
    expect(step).toBe('week');
    expect(ticks.map(iso)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ]);
  });

  it('never shows more than it may', () => {
    const { ticks } = calendarTicks(
      { from: Date.parse('1990-01-01'), until: Date.parse('2026-01-01') },
      6,
    );
    expect(ticks.length).toBeLessThanOrEqual(6);
  });
});

describe('formatCalendarTick', () => {
  it('names the year in January', () => {
    expect(formatCalendarTick(Date.UTC(2026, 10, 1), 'month', 'en-GB')).toBe(
      'Nov',
    );
    expect(formatCalendarTick(Date.UTC(2026, 0, 1), 'month', 'en-GB')).toBe(
      'Jan 2026',
    );
  });
});

describe('linearTicks', () => {
  it('begins at zero and reaches past the largest value in round steps', () => {
    expect(linearTicks(268_300_000)).toEqual([
      0, 100_000_000, 200_000_000, 300_000_000,
    ]);
    expect(linearTicks(682_000)).toEqual([
      0, 200_000, 400_000, 600_000, 800_000,
    ]);
  });
  it('has something to show for nothing', () => {
    expect(linearTicks(0)).toEqual([0, 1]);
  });
});

describe('logarithmicTicks', () => {
  it('covers whole decades', () => {
    expect(logarithmicTicks(30_000_000, 90_000_000)).toEqual([
      10_000_000, 20_000_000, 50_000_000, 100_000_000,
    ]);
  });
  it('shows only decades when there are many', () => {
    expect(logarithmicTicks(682_000, 796_000_000)).toEqual([
      100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    ]);
  });
});
