import type {
  Leaderboard,
  LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';

const DAY_MILLIS = 24 * 60 * 60_000;

/** The same numbers in each run. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function rowOf(service: number, now: number, random: () => number) {
  const compressedBytes = Math.round(5_000_000 + random() ** 3 * 1_500_000_000);
  const bytes = Math.round((random() - 0.4) * 0.2 * compressedBytes);
  const name = `service-${String(service).padStart(5, '0')}`;
  const row: LeaderboardRow = {
    rank: 0,
    previousRank: 1 + Math.floor(random() * 10_000),
    entityRef: `component:default/${name}`,
    title: name,
    kind: 'component',
    type: 'service',
    owner: `group:default/team-${service % 300}`,
    system: `system:default/system-${service % 800}`,
    lifecycle: service % 10 === 0 ? 'experimental' : 'production',
    compressedBytes,
    change30Days: {
      bytes,
      percent: (bytes / (compressedBytes - bytes)) * 100,
    },
    spark: Array.from({ length: 30 }, (_, step) => ({
      at: new Date(now - (30 - step) * 3 * DAY_MILLIS).toISOString(),
      compressedBytes: Math.round(compressedBytes * (0.8 + 0.2 * random())),
    })),
    repositories: [
      {
        repository: `registry.example.com/shop/${name}`,
        tag: '2.14.0',
        digest: `sha256:${String(service).padStart(64, '0')}`,
        compressedBytes,
      },
    ],
    score: { points: 40 + random() * 60, upTo: 100, grade: 'B', evidence: 1 },
    wastedBytes: Math.round(random() * 50_000_000),
    cost: {
      amountPerMonth: random() * 40,
      amountPerDeployment: random(),
      bytesPerMonth: compressedBytes * 20,
      bytesPerDeployment: compressedBytes,
      deploymentsPerMonth: 20,
      deploymentsSource: 'default',
      currency: 'USD',
    },
    missingRepositories: 0,
  };
  return row;
}

function valueOf(row: LeaderboardRow, orderBy: string): number {
  switch (orderBy) {
    case 'compressedBytes':
      return row.compressedBytes;
    case 'score':
      return row.score?.points ?? 0;
    case 'wastedBytes':
      return row.wastedBytes ?? 0;
    case 'cost':
      return row.cost?.amountPerMonth ?? 0;
    default:
      return row.change30Days?.bytes ?? 0;
  }
}

/** A leaderboard of ten thousand services, as the backend would answer. */
export function tenThousandServices(
  now: number,
): (query: URLSearchParams) => Leaderboard {
  const random = randomOf(20_261_121);
  const all = Array.from({ length: 10_000 }, (_, service) =>
    rowOf(service, now, random),
  );
  const values = (name: 'owner' | 'system' | 'lifecycle') =>
    [...new Set(all.flatMap(row => row[name] ?? []))].sort();
  const facets = {
    owner: values('owner'),
    system: values('system'),
    lifecycle: values('lifecycle'),
    kind: ['component'],
    registry: ['registry.example.com'],
  };
  return query => {
    const orderBy = query.get('orderBy') ?? 'growth';
    const sign = query.get('order') === 'asc' ? 1 : -1;
    const limit = Number(query.get('limit') ?? 50);
    const offset = Number(query.get('cursor') ?? 0);
    const rows = all
      .filter(
        row =>
          row.title.includes(query.get('q') ?? '') &&
          (['owner', 'system', 'lifecycle'] as const).every(name => {
            const wanted = query.getAll(name);
            return wanted.length === 0 || wanted.includes(row[name] ?? '');
          }),
      )
      .sort(
        (left, right) =>
          sign * (valueOf(left, orderBy) - valueOf(right, orderBy)),
      )
      .map((row, index) => ({ ...row, rank: index + 1 }));
    const items = rows.slice(offset, offset + limit);
    return {
      items,
      totalCount: rows.length,
      ...(offset + limit < rows.length && {
        nextCursor: String(offset + limit),
      }),
      ...(offset > 0 && {
        previousCursor: String(Math.max(0, offset - limit)),
      }),
      totals: {
        services: rows.length,
        compressedBytes: rows.reduce(
          (sum, row) => sum + row.compressedBytes,
          0,
        ),
        grew: 900,
        shrank: 600,
      },
      notRanked: [],
      facets,
    };
  };
}
