import { UnrankedRow } from './leaderboardRows';
import { budgetTotals, hasBudget } from './serviceBudgets';

const megabyte = 1_000_000;

function service(options: {
  size: number;
  limit?: number;
  since?: string;
}): UnrankedRow {
  const { size, limit, since } = options;
  return {
    entityRef: 'component:default/checkout',
    title: 'checkout',
    kind: 'Component',
    compressedBytes: size * megabyte,
    spark: [],
    repositories: [],
    missingRepositories: 0,
    ...(limit !== undefined && {
      budget: {
        limitBytes: limit * megabyte,
        overBytes: (size - limit) * megabyte,
        source: 'annotation' as const,
        ...(since !== undefined && {
          since: {
            tag: '1.0.0',
            digest: `sha256:${'0'.repeat(64)}`,
            at: since,
            dateSource: 'created' as const,
            compressedBytes: size * megabyte,
          },
        }),
      },
    }),
  };
}

const broken = service({
  size: 101,
  limit: 100,
  since: '2026-06-12T08:00:00Z',
});
const brokenLater = service({
  size: 300,
  limit: 100,
  since: '2026-07-01T08:00:00Z',
});
const full = service({ size: 100, limit: 100 });
const nearlyFull = service({ size: 90, limit: 100 });
const roomy = service({ size: 89.999999, limit: 100 });
const free = service({ size: 500 });

describe('hasBudget', () => {
  it.each([
    ['over', [broken, brokenLater]],
    ['near', [full, nearlyFull]],
    ['set', [broken, brokenLater, full, nearlyFull, roomy]],
    ['none', [free]],
    [undefined, [broken, brokenLater, full, nearlyFull, roomy, free]],
  ] as const)('knows which budgets are meant by %s', (wanted, expected) => {
    const all = [broken, brokenLater, full, nearlyFull, roomy, free];
    expect(all.filter(row => hasBudget(row, wanted))).toEqual(expected);
  });

  it('knows nothing of a service that could not be read', () => {
    expect(hasBudget(undefined, undefined)).toBe(true);
    for (const wanted of ['over', 'near', 'set', 'none'] as const) {
      expect(hasBudget(undefined, wanted)).toBe(false);
    }
  });
});

describe('budgetTotals', () => {
  it('counts, and says since when the first has been broken', () => {
    expect(
      budgetTotals([
        brokenLater,
        broken,
        full,
        undefined,
        nearlyFull,
        roomy,
        free,
      ]),
    ).toEqual({
      over: 2,
      near: 2,
      set: 5,
      none: 1,
      notRead: 1,
      since: '2026-06-12T08:00:00Z',
    });
  });

  it('says no time where none is broken', () => {
    expect(budgetTotals([roomy])).toEqual({
      over: 0,
      near: 0,
      set: 1,
      none: 0,
      notRead: 0,
    });
  });
});
