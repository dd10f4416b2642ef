import { HistoryPoint } from '@image-insights/backstage-plugin-image-insights-common';
import { budgetOf } from './budgetOf';

function point(
  tag: string,
  compressedBytes: number,
  mainline = true,
): HistoryPoint {
  return {
    tag,
    tags: [tag],
    digest: tag,
    at: '2026-11-01T00:00:00.000Z',
    dateSource: 'created',
    compressedBytes,
    layerCount: 1,
    mainline,
  };
}

function sinceOf(points: HistoryPoint[], current = points[points.length - 1]) {
  return budgetOf({
    current,
    points,
    own: { budgetBytes: 100 },
    config: {},
  })?.since?.tag;
}

describe('budgetOf', () => {
  it('takes the own budget before the configured one', () => {
    const options = { current: point('1.0.0', 120), points: [] };
    expect(
      budgetOf({
        ...options,
        own: { budgetBytes: 100 },
        config: { defaultBudgetBytes: 50 },
      }),
    ).toMatchObject({ limitBytes: 100, source: 'annotation', overBytes: 20 });
    expect(
      budgetOf({ ...options, own: {}, config: { defaultBudgetBytes: 50 } }),
    ).toMatchObject({ limitBytes: 50, source: 'config', overBytes: 70 });
    expect(budgetOf({ ...options, own: {}, config: {} })).toBeUndefined();
  });

  it('is broken since the first of the newest releases in a row', () => {
    expect(
      sinceOf([
        point('1.0.0', 130),
        point('1.1.0', 100),
        point('1.2.0', 101),
        point('1.3.0', 140),
      ]),
    ).toBe('1.2.0');
    expect(sinceOf([point('1.0.0', 130), point('1.1.0', 120)])).toBe('1.0.0');
    expect(sinceOf([point('1.0.0', 130), point('1.1.0', 100)])).toBeUndefined();
  });

  it('is neither broken nor mended by a maintenance release', () => {
    const points = [
      point('2.0.0', 130),
      point('1.9.1', 50, false),
      point('2.1.0', 120),
    ];
    expect(sinceOf(points)).toBe('2.0.0');
  });

  it('looks at no release after the one that is judged', () => {
    const current = point('1.1.0', 120);
    expect(
      sinceOf([point('1.0.0', 90), current, point('2.0.0-rc.1', 80)], current),
    ).toBe('1.1.0');
  });
});
