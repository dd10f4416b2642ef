import type {
  CurrentImage,
  EntitySummary,
  History,
  HistoryPoint,
  Image,
  Layer,
  Leaderboard,
  LeaderboardRow,
  RepositorySummary,
  Scan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { digestOf } from './digestOf';
import { contentsSummary, judgement } from './verdicts';

/** A release of the history; by default a mainline one on a known base. */
export function historyPoint(over: Partial<HistoryPoint> = {}): HistoryPoint {
  const tag = over.tag ?? '1.0.0';
  return {
    tag,
    tags: [tag],
    digest: digestOf(1),
    at: '2026-11-01T00:00:00.000Z',
    dateSource: 'created',
    compressedBytes: 100_000_000,
    baseBytes: 30_000_000,
    ownBytes: 70_000_000,
    layerCount: 4,
    mainline: true,
    ...over,
  };
}

/** The story of a service whose last release grew by 81.3 MB. */
export function growingHistory(): History {
  return {
    entityRef: 'component:default/checkout',
    repository: 'localhost:7070/shop/checkout',
    platform: 'linux/amd64',
    observedSince: '2026-11-10T00:00:00.000Z',
    points: [
      historyPoint({
        tag: '2.12.0',
        digest: digestOf(12),
        at: '2026-09-20T08:00:00.000Z',
        compressedBytes: 182_000_000,
        baseBytes: 31_400_000,
        ownBytes: 150_600_000,
      }),
      historyPoint({
        tag: '2.13.0',
        digest: digestOf(13),
        at: '2026-10-20T08:00:00.000Z',
        compressedBytes: 187_000_000,
        baseBytes: 31_400_000,
        ownBytes: 155_600_000,
        score: { points: 70.2, upTo: 70.2, grade: 'B', evidence: 1 },
        wastedBytes: 23_200_000,
      }),
      historyPoint({
        tag: '2.14.0',
        digest: digestOf(14),
        at: '2026-11-20T08:00:00.000Z',
        compressedBytes: 268_300_000,
        baseBytes: 31_400_000,
        ownBytes: 236_900_000,
        revision: '4be1d0a9c3',
        score: { points: 61.4, upTo: 69.4, grade: 'C', evidence: 0.92 },
        wastedBytes: 54_200_000,
      }),
    ],
    gaps: [],
  };
}

/** The image that the growing service has now. */
export function currentImage(over: Partial<CurrentImage> = {}): CurrentImage {
  return {
    tag: '2.14.0',
    tags: ['2.14.0', 'latest'],
    digest: digestOf(14),
    at: '2026-11-20T08:00:00.000Z',
    dateSource: 'created',
    platform: 'linux/amd64',
    createdAt: '2026-11-20T08:00:00.000Z',
    compressedBytes: 268_300_000,
    uncompressedBytes: 812_000_000,
    baseBytes: 31_400_000,
    ownBytes: 236_900_000,
    layerCount: 4,
    base: {
      known: true,
      name: 'debian:12-slim',
      layerCount: 1,
      method: 'cmd-boundary',
      confidence: 'likely',
    },
    revision: '4be1d0a9c3',
    score: { points: 61.4, upTo: 69.4, grade: 'C', evidence: 0.92 },
    wastedBytes: 54_200_000,
    gainCompressedBytes: 71_500_000,
    findingCount: 4,
    ...over,
  };
}

/** What is known of one repository; by default read just now. */
export function repositorySummary(
  over: Partial<RepositorySummary> = {},
): RepositorySummary {
  return {
    repository: 'localhost:7070/shop/checkout',
    state: 'fresh',
    lastScanAt: '2026-11-21T09:48:00.000Z',
    lastSuccessAt: '2026-11-21T09:48:00.000Z',
    nextScanAt: '2026-11-21T10:18:00.000Z',
    tagProblems: [],
    tagCount: 4,
    selectedTagCount: 3,
    platforms: ['linux/amd64'],
    current: currentImage(),
    previousRelease: {
      tag: '2.13.0',
      digest: digestOf(13),
      at: '2026-10-20T08:00:00.000Z',
      dateSource: 'created',
      compressedBytes: 187_000_000,
    },
    changes: {
      sincePrevious: {
        bytes: 81_300_000,
        percent: 43.475935828877006,
        from: {
          tag: '2.13.0',
          digest: digestOf(13),
          at: '2026-10-20T08:00:00.000Z',
          dateSource: 'created',
          compressedBytes: 187_000_000,
        },
      },
    },
    budget: {
      limitBytes: 250_000_000,
      source: 'annotation',
      overBytes: 18_300_000,
    },
    ...over,
  };
}

/** A service with one repository. */
export function entitySummary(
  over: Partial<EntitySummary> = {},
): EntitySummary {
  return {
    entityRef: 'component:default/checkout',
    annotationProblems: [],
    repositories: [repositorySummary()],
    ...over,
  };
}

/** A layer; by default one that installs Python packages. */
export function imageLayer(over: Partial<Layer> = {}): Layer {
  const index = over.index ?? 0;
  return {
    index,
    digest: digestOf(100 + index),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compression: 'gzip',
    compressedBytes: 10_000_000,
    instruction: {
      keyword: 'RUN',
      text: 'RUN pip install -r requirements.txt',
    },
    kind: 'dependencies',
    fromBase: false,
    isEmpty: false,
    sharedWithImages: 1,
    ...over,
  };
}

/** The image behind {@link currentImage}: four layers and a config. */
export function image(over: Partial<Image> = {}): Image {
  const layers = over.layers ?? [
    imageLayer({
      index: 0,
      compressedBytes: 31_400_000,
      kind: 'base',
      fromBase: true,
      sharedWithImages: 40,
      instruction: { keyword: 'ADD', text: 'ADD rootfs.tar.xz /' },
    }),
    imageLayer({
      index: 1,
      compressedBytes: 55_700_000,
      kind: 'packages',
      sharedWithImages: 3,
      instruction: {
        keyword: 'RUN',
        text: 'RUN apt-get install -y build-essential',
      },
    }),
    imageLayer({ index: 2, compressedBytes: 151_000_000 }),
    imageLayer({
      index: 3,
      compressedBytes: 30_191_000,
      kind: 'application',
      instruction: { keyword: 'COPY', text: 'COPY . .' },
    }),
  ];
  const layerBytes = layers.reduce((sum, one) => sum + one.compressedBytes, 0);
  const configBytes = 9_000;
  return {
    digest: digestOf(14),
    platform: 'linux/amd64',
    repositories: ['localhost:7070/shop/checkout'],
    tags: [{ repository: 'localhost:7070/shop/checkout', tag: '2.14.0' }],
    createdAt: '2026-11-20T08:00:00.000Z',
    builder: {
      name: 'buildkit',
      method: 'history-comment',
      confidence: 'certain',
    },
    base: currentImage().base,
    historyState: 'exact',
    compressedBytes: layerBytes + configBytes,
    layerBytes,
    configBytes,
    baseBytes: 31_400_000,
    ownBytes: layerBytes + configBytes - 31_400_000,
    layers,
    metadataSteps: [],
    labels: {},
    environmentNames: [],
    contentsState: { state: 'read' },
    contents: contentsSummary(),
    judgement: judgement(),
    ...over,
  };
}

/** A row of the leaderboard. */
export function leaderboardRow(
  over: Partial<LeaderboardRow> = {},
): LeaderboardRow {
  return {
    rank: 1,
    entityRef: 'component:default/checkout',
    title: 'checkout',
    kind: 'Component',
    type: 'service',
    owner: 'group:default/payments',
    system: 'system:default/shop',
    lifecycle: 'production',
    compressedBytes: 268_300_000,
    change30Days: { bytes: 81_300_000, percent: 43.475935828877006 },
    spark: [
      { at: '2026-09-20T08:00:00.000Z', compressedBytes: 182_000_000 },
      { at: '2026-10-20T08:00:00.000Z', compressedBytes: 187_000_000 },
      { at: '2026-11-20T08:00:00.000Z', compressedBytes: 268_300_000 },
    ],
    repositories: [
      {
        repository: 'localhost:7070/shop/checkout',
        tag: '2.14.0',
        digest: digestOf(14),
        compressedBytes: 268_300_000,
        score: { points: 61.4, upTo: 69.4, grade: 'C', evidence: 0.92 },
      },
    ],
    score: { points: 61.4, upTo: 69.4, grade: 'C', evidence: 0.92 },
    wastedBytes: 54_200_000,
    missingRepositories: 0,
    ...over,
  };
}

/** A leaderboard of two services. */
export function leaderboard(over: Partial<Leaderboard> = {}): Leaderboard {
  return {
    items: [
      leaderboardRow(),
      leaderboardRow({
        rank: 2,
        entityRef: 'component:default/search',
        title: 'search',
        score: undefined,
        wastedBytes: undefined,
        compressedBytes: 512_000_000,
        change30Days: { bytes: 0, percent: 0 },
      }),
    ],
    totalCount: 2,
    totals: { services: 2, compressedBytes: 780_300_000, grew: 1, shrank: 0 },
    notRanked: [],
    facets: {
      owner: ['group:default/payments', 'group:default/discovery'],
      system: ['system:default/shop'],
      lifecycle: ['production'],
      kind: ['Component'],
      registry: ['localhost:7070'],
    },
    ...over,
  };
}

/** A scan that ended well. */
export function scan(over: Partial<Scan> = {}): Scan {
  return {
    id: '7',
    state: 'finished',
    trigger: 'schedule',
    startedAt: '2026-11-21T09:47:00.000Z',
    finishedAt: '2026-11-21T09:48:00.000Z',
    counts: {
      repositories: 12,
      repositoriesDone: 12,
      found: 210,
      known: 200,
      fetched: 8,
      analysed: 8,
      skipped: 2,
      failed: 0,
      remaining: 0,
      requests: {
        tagLists: 12,
        manifestHeads: 210,
        manifests: 8,
        configs: 8,
        tokens: 0,
        other: 0,
      },
    },
    failures: [],
    ...over,
  };
}
