import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  CurrentImage,
  EntitySummary,
  History,
  HistoryPoint,
  HistoryQuery,
  RepositorySummary,
  changeBetween,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import { EntityReading, readEntity } from '../catalog/EntityReading';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { StoredRepository } from '../database/RepositoryStore';
import { Stores } from '../database/Stores';
import { TagImage } from '../database/TagImage';
import { TagTrouble } from '../database/TagStore';
import { budgetOf } from './budgetOf';
import { historyDeployments } from './historyDeployments';
import { nextScanAt } from './nextScanAt';
import { platformsOf } from './platformsOf';
import {
  currentPoint,
  pointAt,
  pointBefore,
  judgedPoints,
  tagPoints,
  toRelease,
} from './releases';

const DAY_MILLIS = 24 * 60 * 60_000;

/** Tag problems that one repository's summary carries. */
const MAX_TAG_PROBLEMS = 200;

/** Answers what one entity's images are and were. */
export class EntityService {
  constructor(
    private readonly options: {
      stores: Stores;
      sources: ImageSource[];
      config: ImageInsightsConfig;
      now?: () => Date;
    },
  ) {}

  /** The entity has been read with the caller's credentials. */
  async summary(entity: Entity): Promise<EntitySummary> {
    const { stores, sources, config } = this.options;
    const reading = await readEntity(entity, sources);
    const names = namesOf(reading);
    const stored = await stores.repositories.get(names);
    const troubles = await stores.tags.troubles(names);
    const images = await stores.tags.images(names);
    const leased = await stores.repositories.leased(names);
    const running = await stores.scans.running();
    const next = await nextScanAt(stores.scans, config.schedule);
    const isScanningAll = running.some(
      scan =>
        (!scan.entityRef && !scan.repository) ||
        scan.entityRef === reading.entityRef,
    );
    const cost = (await stores.costs.get(reading.entityRef))?.summary;
    return {
      entityRef: reading.entityRef,
      ...(cost && { cost }),
      annotationProblems: reading.problems,
      repositories: await Promise.all(
        names.map(name =>
          this.repositorySummary({
            name,
            reading,
            stored: stored.get(name),
            troubles: troubles.get(name) ?? [],
            images: images.filter(image => image.repository === name),
            isScanning: leased.has(name) || isScanningAll,
            nextScanAt: next,
          }),
        ),
      ),
    };
  }

  /** @throws NotFoundError where the entity does not name the repository. */
  async history(entity: Entity, query: HistoryQuery): Promise<History> {
    const { stores, sources, config } = this.options;
    const reading = await readEntity(entity, sources);
    const names = namesOf(reading);
    const repository = query.repository ?? names[0];
    if (repository === undefined) {
      throw new NotFoundError(
        `No repository is linked to ${reading.entityRef}; add the annotation image-insights.io/repositories`,
      );
    }
    if (!names.includes(repository)) {
      throw new NotFoundError(
        `${reading.entityRef} does not name the repository ${repository}`,
      );
    }
    const images = await stores.tags.images([repository]);
    const stored = (await stores.repositories.get([repository])).get(
      repository,
    );
    const platform =
      query.platform ?? platformsOf(images, config.platforms).at(0);
    const ofPlatform = images.filter(image => image.platform === platform);
    const points =
      query.tag === undefined
        ? judgedPoints(ofPlatform, reading.tagPattern)
        : tagPoints(ofPlatform, query.tag);
    return {
      entityRef: reading.entityRef,
      repository,
      platform,
      observedSince: stored?.firstScanAt,
      points: points.filter(point => isWithin(point, query)),
      gaps: this.gaps(stored),
      ...(await historyDeployments({
        deployments: stores.deployments,
        entityRef: reading.entityRef,
        repository,
        platform,
        from: query.from,
        to: query.to,
      })),
    };
  }

  /** While the registry cannot be read, nobody knows what was released. */
  private gaps(stored: StoredRepository | undefined): History['gaps'] {
    if (stored?.state !== 'failed' || !stored.problem?.since) {
      return [];
    }
    return [
      {
        from: stored.problem.since,
        until: this.now().toISOString(),
        reason: stored.problem.message,
      },
    ];
  }

  private async repositorySummary(options: {
    name: string;
    reading: EntityReading;
    stored?: StoredRepository;
    troubles: TagTrouble[];
    images: TagImage[];
    isScanning: boolean;
    nextScanAt?: string;
  }): Promise<RepositorySummary> {
    const { reading, stored, troubles, images } = options;
    const platforms = platformsOf(images, this.options.config.platforms);
    const ofPlatform = images.filter(image => image.platform === platforms[0]);
    const points = judgedPoints(ofPlatform, reading.tagPattern);
    const point = currentPoint(points);
    return {
      repository: options.name,
      state:
        stored?.state ?? (options.isScanning ? 'scanning' : 'never-scanned'),
      lastScanAt: stored?.lastScanAt,
      lastSuccessAt: stored?.lastSuccessAt,
      nextScanAt: options.nextScanAt,
      problem: stored?.problem,
      tagProblems: troubles
        .slice(0, MAX_TAG_PROBLEMS)
        .map(({ tag, skipped, problem }) => ({ ...problem, tag, skipped })),
      tagCount: stored?.tagCount,
      selectedTagCount: stored?.selectedTagCount,
      tagPattern: reading.tagPattern?.source,
      platforms,
      ...(point
        ? {
            current: await this.currentImage(point, ofPlatform),
            ...this.changesOf(point, points),
            budget: budgetOf({
              current: point,
              points,
              own: reading,
              config: this.options.config,
            }),
          }
        : { changes: {} }),
    };
  }

  private changesOf(
    point: HistoryPoint,
    points: HistoryPoint[],
  ): Pick<RepositorySummary, 'changes' | 'previousRelease'> {
    const previous = pointBefore(points, point);
    const since = (days: number) => {
      const time = new Date(this.now().getTime() - days * DAY_MILLIS);
      const before = pointAt(points, time);
      return before && changeBetween(toRelease(before), point);
    };
    return {
      previousRelease: previous && toRelease(previous),
      changes: {
        sincePrevious: previous && changeBetween(toRelease(previous), point),
        days7: since(7),
        days30: since(30),
        days90: since(90),
      },
    };
  }

  private async currentImage(
    point: HistoryPoint,
    images: TagImage[],
  ): Promise<CurrentImage> {
    const description = await this.options.stores.images.description(
      point.digest,
    );
    const holders = images.filter(
      image => image.digest === point.digest && image.until === undefined,
    );
    const judged = images.find(image => image.digest === point.digest);
    return {
      ...toRelease(point),
      tags: [...new Set([point.tag, ...holders.map(({ tag }) => tag)])],
      platform: images[0].platform,
      createdAt: holders.at(0)?.createdAt,
      uncompressedBytes: point.uncompressedBytes,
      baseBytes: point.baseBytes,
      ownBytes: point.ownBytes,
      layerCount: point.layerCount,
      base: description?.base ?? {
        known: false,
        reason: 'the image is no longer stored',
      },
      revision: point.revision,
      score: point.score,
      wastedBytes: point.wastedBytes,
      gainCompressedBytes: judged?.gainCompressedBytes,
      findingCount: judged?.findingCount,
    };
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }
}

function namesOf(reading: EntityReading): string[] {
  return reading.repositories.map(({ host, name }) => `${host}/${name}`);
}

function isWithin(point: HistoryPoint, query: HistoryQuery): boolean {
  const at = Date.parse(point.at);
  return (
    (query.from === undefined || at >= Date.parse(query.from)) &&
    (query.to === undefined || at <= Date.parse(query.to))
  );
}
