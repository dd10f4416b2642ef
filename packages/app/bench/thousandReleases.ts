import { createHash } from 'node:crypto';
import type {
  Comparison,
  EntitySummary,
  History,
  HistoryPoint,
  Image,
  Layer,
} from '@image-insights/backstage-plugin-image-insights-common';

const repository = 'registry.example.com/shop/checkout';
const platform = 'linux/amd64';
const hour = 60 * 60 * 1_000;

function digestOf(name: string): string {
  return `sha256:${createHash('sha256').update(name).digest('hex')}`;
}

/** Always the same numbers between 0 and 1 for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** The answers about one service, as the backend would give them. */
export interface Answers {
  summary: EntitySummary;
  history: History;
  image(digest: string): Image;
  compare(from: string, to: string): Comparison;
}

/**
 * A service with many releases over two years, one of each eight a
 * maintenance release, half of them deployed, scores and gaps included.
 */
export function thousandReleases(count: number, now: number): Answers {
  const next = numbers(7);
  const step = (2 * 365 * 24 * hour) / count;
  const baseBytes = 31_400_000;
  const points: HistoryPoint[] = [];
  let size = 180_000_000;
  for (let index = 0; index < count; index += 1) {
    const isMaintenance = index % 8 === 7;
    size = Math.max(60_000_000, Math.round(size + (next() - 0.49) * 9_000_000));
    const total = isMaintenance ? Math.round(size * 0.9) : size;
    const tag = isMaintenance ? `1.9.${index}` : `2.${index}.0`;
    const digest = digestOf(tag);
    const points100 = 50 + next() * 40;
    points.push({
      tag,
      tags: [tag],
      digest,
      at: new Date(now - (count - index) * step).toISOString(),
      dateSource: 'created',
      compressedBytes: total,
      baseBytes,
      ownBytes: total - baseBytes,
      uncompressedBytes: total * 3,
      layerCount: 12,
      mainline: !isMaintenance,
      revision: digest.slice(7, 47),
      score: { points: points100, upTo: points100, grade: 'C', evidence: 1 },
      wastedBytes: Math.round(next() * 50_000_000),
    });
  }
  const mainline = points.filter(point => point.mainline);
  const newest = mainline[mainline.length - 1];
  const previous = mainline[mainline.length - 2];
  const release = ({
    tag,
    digest,
    at,
    dateSource,
    compressedBytes,
  }: HistoryPoint) => ({ tag, digest, at, dateSource, compressedBytes });
  const history: History = {
    entityRef: 'component:default/checkout',
    repository,
    platform,
    observedSince: points[Math.floor(count / 3)].at,
    points,
    gaps: [
      {
        from: points[Math.floor(count / 2)].at,
        until: points[Math.floor(count / 2) + 6].at,
        reason: 'the registry did not answer',
      },
    ],
    deployments: mainline.slice(-250).flatMap(point =>
      ['staging', 'production'].map((environment, place) => ({
        id: `${point.tag} ${environment}`,
        at: new Date(Date.parse(point.at) + (place + 1) * hour).toISOString(),
        environment,
        digest: point.digest,
        tag: point.tag,
        instances: 12,
      })),
    ),
  };
  const layersOf = (point: HistoryPoint): Layer[] =>
    Array.from({ length: point.layerCount }, (_, index) => ({
      index,
      digest: digestOf(index < 3 ? `base ${index}` : `${point.tag} ${index}`),
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      compression: 'gzip' as const,
      compressedBytes:
        index < 3
          ? Math.floor(baseBytes / 3)
          : Math.floor((point.compressedBytes - baseBytes) / 9),
      instruction: { keyword: 'RUN', text: `RUN make step-${index}` },
      kind: index < 3 ? ('base' as const) : ('dependencies' as const),
      fromBase: index < 3,
      isEmpty: false,
      sharedWithImages: index < 3 ? 40 : 0,
    }));
  const known = (digest: string): HistoryPoint =>
    points.find(point => point.digest === digest) ?? newest;
  return {
    history,
    summary: {
      entityRef: 'component:default/checkout',
      annotationProblems: [],
      repositories: [
        {
          repository,
          state: 'fresh',
          lastScanAt: new Date(now).toISOString(),
          lastSuccessAt: new Date(now).toISOString(),
          tagProblems: [],
          tagCount: count,
          selectedTagCount: count,
          platforms: [platform],
          current: {
            ...release(newest),
            tags: [newest.tag],
            platform,
            baseBytes: newest.baseBytes,
            ownBytes: newest.ownBytes,
            uncompressedBytes: newest.uncompressedBytes,
            layerCount: newest.layerCount,
            base: {
              known: true,
              name: 'debian:12-slim',
              layerCount: 3,
              method: 'cmd-boundary',
              confidence: 'likely',
            },
            score: newest.score,
          },
          previousRelease: release(previous),
          changes: {
            sincePrevious: {
              bytes: newest.compressedBytes - previous.compressedBytes,
              from: release(previous),
            },
          },
          budget: {
            limitBytes: 200_000_000,
            source: 'annotation',
            overBytes: newest.compressedBytes - 200_000_000,
          },
        },
      ],
    },
    image(digest) {
      const point = known(digest);
      const layers = layersOf(point);
      const layerBytes = layers.reduce(
        (sum, { compressedBytes }) => sum + compressedBytes,
        0,
      );
      return {
        digest,
        platform,
        repositories: [repository],
        tags: [{ repository, tag: point.tag }],
        builder: { name: 'buildkit', method: 'mark', confidence: 'certain' },
        base: {
          known: true,
          name: 'debian:12-slim',
          layerCount: 3,
          method: 'cmd-boundary',
          confidence: 'likely',
        },
        historyState: 'exact',
        compressedBytes: point.compressedBytes,
        layerBytes,
        configBytes: point.compressedBytes - layerBytes,
        layers,
        metadataSteps: [],
        labels: {},
        environmentNames: [],
        contentsState: { state: 'off', reason: 'switched off' },
        judgement: {
          ruleSet: '1',
          score: {
            points: 60,
            upTo: 60,
            grade: 'C',
            evidence: 1,
            formula: 1,
            parts: [],
          },
          findings: [],
          outcomes: [],
          gainCompressedBytes: 0,
        },
      };
    },
    compare(from, to) {
      const before = known(from);
      const after = known(to);
      return {
        from,
        to,
        fromCompressedBytes: before.compressedBytes,
        toCompressedBytes: after.compressedBytes,
        compressedBytes: after.compressedBytes - before.compressedBytes,
        configBytes: 0,
        layers: [
          {
            kind: 'same-instruction',
            from: 4,
            to: 4,
            instruction: 'RUN make step-4',
            fromCompressedBytes: before.compressedBytes,
            toCompressedBytes: after.compressedBytes,
            compressedBytes: after.compressedBytes - before.compressedBytes,
          },
        ],
        pull: { transferredBytes: after.compressedBytes, reusedBytes: 0 },
        newFindings: [],
        fixedFindings: [],
        contents: { known: false, reason: 'not read' },
      };
    },
  };
}
