import { historyPoint } from '../__testUtils__';
import { thinReleases } from './thinReleases';

function releases(count: number) {
  return Array.from({ length: count }, (_, index) =>
    historyPoint({
      tag: `1.${index}.0`,
      at: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString(),
      compressedBytes: 100_000_000 + (index % 7) * 1_000_000,
    }),
  );
}

describe('thinReleases', () => {
  it('shows every release where there is room', () => {
    const points = releases(100);
    expect(thinReleases({ points, width: 800 }).points).toEqual(points);
  });

  it('keeps at most four releases of each eight pixels', () => {
    const thinned = thinReleases({ points: releases(1_000), width: 800 });
    expect(thinned.totalCount).toBe(1_000);
    expect(thinned.points.length).toBeLessThanOrEqual(400);
    expect(thinned.points.length).toBeGreaterThan(200);
  });

  it('never loses a peak, the first, the last or the selected release', () => {
    const points = releases(1_000);
    points[503] = { ...points[503], compressedBytes: 900_000_000 };
    points[611] = { ...points[611], compressedBytes: 1_000_000 };
    const kept = thinReleases({
      points,
      width: 320,
      keep: new Set([points[777].digest]),
    }).points;
    expect(kept).toContain(points[503]);
    expect(kept).toContain(points[611]);
    expect(kept[0]).toBe(points[0]);
    expect(kept[kept.length - 1]).toBe(points[999]);
    expect(kept).toContain(points[777]);
  });

  it('cuts the order of releases into stretches where that is the axis', () => {
    const points = releases(1_000).map((point, index) => ({
      ...point,
      // All but the last hundred on one day.
      at: new Date(
        index < 900 ? Date.UTC(2025, 0, 1) + index : Date.UTC(2026, 0, index),
      ).toISOString(),
    }));
    const byTime = thinReleases({ points, width: 800 });
    const byOrder = thinReleases({ points, width: 800, axis: 'order' });
    expect(byTime.stretch).toBeGreaterThan(0);
    expect(byOrder.stretch).toBeUndefined();
    const early = (all: readonly { at: string }[]) =>
      all.filter(({ at }) => at < '2025-01-02').length;
    expect(early(byOrder.points)).toBeGreaterThan(early(byTime.points) * 3);
  });

  it('keeps the releases that broke the budget and came back', () => {
    const points = releases(1_000).map((point, index) => ({
      ...point,
      compressedBytes: index >= 300 && index < 320 ? 260_000_000 : 200_000_000,
    }));
    const kept = thinReleases({
      points,
      width: 80,
      limitBytes: 250_000_000,
    }).points;
    expect(kept).toContain(points[300]);
    expect(kept).toContain(points[320]);
  });
});
