import {
  CostSummary,
  HistoryPoint,
  LeaderboardRow,
  Problem,
  ScoreSummary,
  compileTagPattern,
  differenceOf,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { StoredEntity } from '../database/EntityStore';
import { StoredRepository } from '../database/RepositoryStore';
import { TagImage } from '../database/TagImage';
import { budgetOf } from './budgetOf';
import { platformsOf } from './platformsOf';
import { currentPoint, judgedPoints, pointAt } from './releases';
import { trendOf, trendTimes } from './sizeTrend';

const DAY_MILLIS = 24 * 60 * 60_000;
const SPARK_DAYS = 90;
const SPARK_STEPS = 30;

/** A service's figures, before it is ranked. */
export type UnrankedRow = Omit<LeaderboardRow, 'rank' | 'previousRank'>;

/** The newest image of one of a service's repositories. */
export interface ServiceImage {
  /** `host/name` */
  repository: string;
  /** Of the first platform that is followed and that the repository has. */
  platform: string;
  current: HistoryPoint;
  /** What was the newest 30 days ago; absent where nothing was. */
  before30Days?: HistoryPoint;
  /** Every release, oldest first, `current` among them. */
  points: HistoryPoint[];
  /** What its findings together save of a pull; absent until it was judged. */
  gainCompressedBytes?: number;
  /** Its compressed bytes at each time of `trendTimes`; 0 where it was not there. */
  trend: Float64Array;
}

/** What a service was measured at some time ago, as far as that is known. */
export interface ServiceMeasures {
  compressedBytes: number;
  /** In the 30 days before. */
  growthBytes?: number;
  scorePoints?: number;
  wastedBytes?: number;
}

/** A service with its figures, or without where nothing could be read. */
export interface LeaderboardEntry {
  entity: StoredEntity;
  row?: UnrankedRow;
  /** Absent where none of its images was there. */
  before30Days?: ServiceMeasures;
  /** Of the repositories that could be read, in the order annotated. */
  images: ServiceImage[];
  /** Why there is no row, where there is none. */
  problem: Problem;
}

export function leaderboardEntry(options: {
  entity: StoredEntity;
  images: Map<string, TagImage[]>;
  repositories: Map<string, StoredRepository>;
  config: ImageInsightsConfig;
  now: Date;
  /** Made of `now`; handed in where many entries are made. */
  times?: string[];
  cost?: CostSummary;
}): LeaderboardEntry {
  const { entity, now, times = trendTimes(now) } = options;
  const images = imagesOf({ ...options, times });
  return {
    entity,
    row: rowOf({ ...options, found: images }),
    before30Days: measuresBefore(images, now),
    images,
    problem: problemOf(entity, options.repositories),
  };
}

function imagesOf(options: {
  entity: StoredEntity;
  images: Map<string, TagImage[]>;
  config: ImageInsightsConfig;
  now: Date;
  times: string[];
}): ServiceImage[] {
  const { entity, config, now, times } = options;
  const compiled =
    entity.tagPattern === undefined
      ? undefined
      : compileTagPattern(entity.tagPattern);
  const pattern = compiled?.ok ? compiled.value : undefined;
  const then = daysBefore(now, 30);
  return entity.repositories.flatMap(repository => {
    const all = options.images.get(repository) ?? [];
    const [platform] = platformsOf(all, config.platforms);
    const images = all.filter(image => image.platform === platform);
    const points = judgedPoints(images, pattern);
    const current = currentPoint(points);
    return current
      ? [
          {
            repository,
            platform,
            points,
            current,
            before30Days: pointAt(points, then),
            gainCompressedBytes: images.find(
              ({ digest }) => digest === current.digest,
            )?.gainCompressedBytes,
            trend: trendOf(points, current, times),
          },
        ]
      : [];
  });
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MILLIS);
}

/** What {@link rowOf} measures now, as it was 30 days ago. */
function measuresBefore(
  found: ServiceImage[],
  now: Date,
): ServiceMeasures | undefined {
  const then = found.flatMap(({ before30Days, points }) =>
    before30Days ? [{ point: before30Days, points }] : [],
  );
  if (then.length === 0) {
    return undefined;
  }
  const earlier = daysBefore(now, 60);
  const growths = then.flatMap(({ point, points }) => {
    const before = pointAt(points, earlier);
    return before ? [point.compressedBytes - before.compressedBytes] : [];
  });
  return {
    compressedBytes: sumOf(then.map(({ point }) => point.compressedBytes)) ?? 0,
    growthBytes: sumOf(growths),
    scorePoints: worstOf(then.flatMap(({ point }) => point.score ?? []))
      ?.points,
    wastedBytes: sumOf(then.flatMap(({ point }) => point.wastedBytes ?? [])),
  };
}

function rowOf(options: {
  entity: StoredEntity;
  found: ServiceImage[];
  config: ImageInsightsConfig;
  now: Date;
  cost?: CostSummary;
}): UnrankedRow | undefined {
  const { entity, found, config, now } = options;
  if (found.length === 0) {
    return undefined;
  }
  const compressedBytes = found.reduce(
    (sum, { current }) => sum + current.compressedBytes,
    0,
  );
  const largest = found.reduce((left, right) =>
    right.current.compressedBytes > left.current.compressedBytes ? right : left,
  );
  const lines = found.map(({ points }) => points);
  return {
    entityRef: entity.entityRef,
    title: entity.title,
    kind: entity.kind,
    type: entity.type,
    owner: entity.owner,
    system: entity.system,
    lifecycle: entity.lifecycle,
    compressedBytes,
    change30Days: changeOf(found),
    spark: sparkOf(lines, now),
    repositories: found.map(({ repository, current }) => ({
      repository,
      tag: current.tag,
      digest: current.digest,
      compressedBytes: current.compressedBytes,
      score: current.score,
    })),
    score: worstOf(found.flatMap(({ current }) => current.score ?? [])),
    wastedBytes: sumOf(
      found.flatMap(({ current }) => current.wastedBytes ?? []),
    ),
    ...(options.cost && { cost: options.cost }),
    missingRepositories: entity.repositories.length - found.length,
    // A budget is for each image: the largest one decides.
    budget: budgetOf({ ...largest, own: entity, config }),
  };
}

/** Nobody is helped by the mean of a good image and a bad one. */
function worstOf(scores: ScoreSummary[]): ScoreSummary | undefined {
  return scores.reduce<ScoreSummary | undefined>(
    (worst, score) => (!worst || score.points < worst.points ? score : worst),
    undefined,
  );
}

function sumOf(values: number[]): number | undefined {
  return values.length === 0
    ? undefined
    : values.reduce((sum, value) => sum + value, 0);
}

/** Of the images that were there at the time: a new one is no growth. */
function changeOf(found: ServiceImage[]): UnrankedRow['change30Days'] {
  const both = found.flatMap(({ before30Days: then, current }) =>
    then ? [{ then, current }] : [],
  );
  if (both.length === 0) {
    return undefined;
  }
  return differenceOf(
    both.reduce((sum, { then }) => sum + then.compressedBytes, 0),
    both.reduce((sum, { current }) => sum + current.compressedBytes, 0),
  );
}

function sparkOf(lines: HistoryPoint[][], now: Date): LeaderboardRow['spark'] {
  const start = daysBefore(now, SPARK_DAYS).toISOString();
  // Oldest first, so that each is looked at once, however many times there are.
  const mainlines = lines.map(points => ({
    points: points.filter(({ mainline }) => mainline),
    passed: 0,
  }));
  const times = mainlines.flatMap(({ points }) =>
    points.map(({ at }) => at).filter(at => at > start),
  );
  const steps = [...new Set([start, ...times])].sort().flatMap(at => {
    let compressedBytes: number | undefined;
    for (const line of mainlines) {
      while (
        line.passed < line.points.length &&
        line.points[line.passed].at <= at
      ) {
        line.passed += 1;
      }
      if (line.passed > 0) {
        compressedBytes =
          (compressedBytes ?? 0) + line.points[line.passed - 1].compressedBytes;
      }
    }
    return compressedBytes === undefined ? [] : [{ at, compressedBytes }];
  });
  if (steps.length <= SPARK_STEPS) {
    return steps;
  }
  // Evenly thinned; the first and the last step always stay.
  return Array.from(
    { length: SPARK_STEPS },
    (_, index) =>
      steps[Math.round((index * (steps.length - 1)) / (SPARK_STEPS - 1))],
  );
}

function problemOf(
  entity: StoredEntity,
  stored: Map<string, StoredRepository>,
): Problem {
  const [annotation] = entity.problems;
  if (annotation) {
    const { code, message, remedy } = annotation;
    return { code, message, remedy };
  }
  const failed = entity.repositories.flatMap(
    repository => stored.get(repository)?.problem ?? [],
  );
  if (failed.length > 0) {
    return failed[0];
  }
  return entity.repositories.some(name => stored.has(name))
    ? {
        code: 'no-releases',
        message: 'None of the tags counts as a release',
        remedy:
          'Say which tags count with the annotation image-insights.io/tags.',
      }
    : {
        code: 'never-scanned',
        message: 'Not scanned yet',
        remedy: 'Wait for the next scan, or start one.',
      };
}
