import { historyPoint } from '../../__testUtils__';
import { zoomDates } from './zoomDates';

describe('zoomDates', () => {
  const points = [1, 5, 9].map(day =>
    historyPoint({ tag: `1.${day}.0`, at: `2026-11-0${day}T12:00:00.000Z` }),
  );

  it('is the days that both ends lie in', () => {
    expect(
      zoomDates({
        from: Date.UTC(2026, 10, 1, 23),
        until: Date.UTC(2026, 10, 5, 1),
        axis: 'time',
        points,
      }),
    ).toEqual({ since: '2026-11-01', until: '2026-11-05' });
  });

  it('is the days of the first and the last release in order', () => {
    expect(zoomDates({ from: 0.6, until: 1.4, axis: 'order', points })).toEqual(
      { since: '2026-11-01', until: '2026-11-05' },
    );
    expect(zoomDates({ from: -4, until: 9, axis: 'order', points })).toEqual({
      since: '2026-11-01',
      until: '2026-11-09',
    });
    expect(
      zoomDates({ from: 0, until: 1, axis: 'order', points: [] }),
    ).toBeUndefined();
  });
});
