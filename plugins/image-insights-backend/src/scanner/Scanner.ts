import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  TagPattern,
  compileTagPattern,
} from '@image-insights/backstage-plugin-image-insights-common';
import { ImageSource } from '@image-insights/backstage-plugin-image-insights-node';
import {
  RegistryReader,
  RepositoryName,
  formatRepository,
} from '@image-insights/oci-registry';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { readEntity, toStoredEntity } from '../catalog/EntityReading';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { StoredEntity } from '../database/EntityStore';
import { ScanTarget } from '../database/ScanStore';
import { Stores } from '../database/Stores';
import { DeploymentResolver } from '../deployments/DeploymentResolver';
import { JudgingPlanner } from '../judging/JudgingPlanner';
import { ScanSignals } from '../signals/ScanSignals';
import { SourceReader } from '../source/SourceReader';
import { BaseEvaluator } from './BaseEvaluator';
import { RepositoryScanner, RepositoryTask } from './RepositoryScanner';
import { ScanProgress } from './ScanProgress';
import { mapConcurrently } from './mapConcurrently';
import { problemOf } from './problems';

/** A lease ends by itself this long after its holder fell silent. */
const LEASE_MILLIS = 60_000;
const HEARTBEAT_MILLIS = 15_000;
const PROGRESS_MILLIS = 1_000;

/** Entities whose source is asked for at the same time. */
const SOURCE_CONCURRENCY = 4;

/** Carries out scans: from entities to what is remembered of their images. */
export class Scanner {
  private readonly repositories: RepositoryScanner;
  private readonly bases: BaseEvaluator;
  private readonly deployments: DeploymentResolver;

  constructor(
    private readonly options: {
      config: ImageInsightsConfig;
      stores: Stores;
      entities: CatalogEntities;
      sources: ImageSource[];
      reader: RegistryReader;
      sourceReader: Pick<SourceReader, 'read'>;
      planner: Pick<JudgingPlanner, 'plan'>;
      signals: ScanSignals;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {
    const now = options.now ?? (() => new Date());
    this.repositories = new RepositoryScanner({
      reader: options.reader,
      stores: options.stores,
      platforms: options.config.platforms,
      tagsPerRepository: options.config.tagsPerRepository,
      logger: options.logger,
      now,
    });
    this.bases = new BaseEvaluator({ stores: options.stores, now });
    this.deployments = new DeploymentResolver({
      stores: options.stores,
      documents: this.repositories.documents,
      platforms: options.config.platforms,
      retentionMillis: options.config.deployments.retentionMillis,
      logger: options.logger,
      now,
    });
  }

  /** Carries out a scan that was begun; its record is ended in any case. */
  async run(options: {
    scanId: string;
    target: ScanTarget;
    signal: AbortSignal;
  }): Promise<void> {
    const { scanId, signal } = options;
    const { stores, logger, signals } = this.options;
    const progress = new ScanProgress();
    const stopReporting = this.report(scanId, progress);
    signals.changed(scanId);
    try {
      const { tasks, found } = await this.findTasks(options.target, signal);
      progress.addRepositories(tasks.length);
      await mapConcurrently(
        tasks,
        { limit: this.options.config.repositoryConcurrency, signal },
        async task => {
          await this.scanRepository(task, { scanId, progress, signal });
          progress.repositoryDone();
        },
      );
      const repositories = isAll(options.target)
        ? undefined
        : tasks.map(task => formatRepository(task.repository));
      await this.deployments.resolve({ signal, repositories });
      await this.bases.evaluate(signal);
      await this.readSources(found, signal);
      await this.options.planner.plan(signal, repositories);
      await stopReporting();
      await stores.scans.finish({
        id: scanId,
        state: 'finished',
        counts: progress.counts(),
        failures: progress.failures,
      });
    } catch (error) {
      await stopReporting();
      await stores.scans.finish({
        id: scanId,
        state: signal.aborted ? 'interrupted' : 'failed',
        counts: progress.counts(),
        failures: progress.failures,
        problem: signal.aborted
          ? {
              code: 'interrupted',
              message:
                'The scan was stopped before its end, because the backend stops or its time was up',
              remedy:
                'Nothing to do: the next scan takes up what is missing. Where that happens often, raise imageInsights.scan.schedule.timeout.',
            }
          : problemOf(error, logger),
      });
    }
    signals.changed(scanId);
    const { requests, ...counts } = progress.counts();
    logger.info('Image scan ended', { scanId, ...counts, ...requests });
    await stores.scans.prune();
    await this.deployments.prune();
  }

  private report(scanId: string, progress: ScanProgress): () => Promise<void> {
    let writing = Promise.resolve();
    let told = JSON.stringify(progress.counts());
    const timer = setInterval(() => {
      writing = writing
        .then(async () => {
          const counts = progress.counts();
          await this.options.stores.scans.progress(scanId, counts);
          // Nothing new is no news.
          const text = JSON.stringify(counts);
          if (text !== told) {
            told = text;
            this.options.signals.progressed(scanId);
          }
        })
        .catch(error =>
          this.options.logger.warn('Scan progress could not be written', error),
        );
    }, PROGRESS_MILLIS);
    timer.unref();
    return async () => {
      clearInterval(timer);
      await writing;
    };
  }

  /** Dockerfiles of the entities; whatever goes wrong fails no scan. */
  private async readSources(
    found: ReadEntity[],
    signal: AbortSignal,
  ): Promise<void> {
    await mapConcurrently(
      found,
      { limit: SOURCE_CONCURRENCY, signal },
      async ({ entity, repositories }) => {
        if (!entity) {
          return;
        }
        try {
          await this.options.sourceReader.read(
            entity,
            repositories.length,
            signal,
          );
        } catch (error) {
          signal.throwIfAborted();
          this.options.logger.warn(
            `The source of ${stringifyEntityRef(entity)} could not be noted`,
            error instanceof Error ? error : new Error(String(error)),
          );
        }
      },
    );
  }

  private async findTasks(
    target: ScanTarget,
    signal: AbortSignal,
  ): Promise<{ tasks: RepositoryTask[]; found: ReadEntity[] }> {
    const { stores, entities } = this.options;
    if (target.entityRef !== undefined) {
      const entity = await entities.one(target.entityRef);
      const found = await this.readEntities(entity ? [entity] : []);
      await stores.entities.save(
        found.map(({ stored }) => stored),
        { complete: false },
      );
      const tasks = tasksOf(await this.wishes(found), repository =>
        found.some(({ stored }) => stored.repositories.includes(repository)),
      );
      return { tasks, found };
    }
    if (target.repository !== undefined) {
      const tasks = tasksOf(
        await this.wishes([]),
        repository => repository === target.repository,
      );
      return { tasks, found: [] };
    }
    const found: ReadEntity[] = [];
    for await (const page of entities.withImages(signal)) {
      found.push(...(await this.readEntities(page)));
    }
    await stores.entities.save(
      found.map(({ stored }) => stored),
      { complete: true },
    );
    await stores.sources.retain(found.map(({ stored }) => stored.entityRef));
    return { tasks: tasksOf(await this.wishes(found)), found };
  }

  private async readEntities(items: Entity[]): Promise<ReadEntity[]> {
    const found: ReadEntity[] = [];
    for (const entity of items) {
      const reading = await readEntity(entity, this.options.sources);
      found.push({
        entity,
        stored: toStoredEntity(entity, reading),
        repositories: reading.repositories,
        pattern: reading.tagPattern,
      });
    }
    return found;
  }

  /**
   * Who wants what: the given entities and, because repositories are shared,
   * all others that are stored.
   */
  private async wishes(found: ReadEntity[]): Promise<ReadEntity[]> {
    const given = new Set(found.map(({ stored }) => stored.entityRef));
    const others = (await this.options.stores.entities.list()).filter(
      entity => !given.has(entity.entityRef),
    );
    return [...found, ...others.map(readStored)];
  }

  private async scanRepository(
    task: RepositoryTask,
    context: { scanId: string; progress: ScanProgress; signal: AbortSignal },
  ): Promise<void> {
    const { repositories } = this.options.stores;
    const lease = {
      repository: formatRepository(task.repository),
      ticket: context.scanId,
      durationMillis: LEASE_MILLIS,
    };
    if (!(await repositories.acquireLease(lease))) {
      // Another scan is at it and will have the answer.
      return;
    }
    const timer = setInterval(() => {
      repositories
        .renewLease(lease)
        .catch(error =>
          this.options.logger.warn('A lease could not be renewed', error),
        );
    }, HEARTBEAT_MILLIS);
    timer.unref();
    try {
      await this.repositories.scan(task, {
        ...context,
        holdsLease: () => repositories.renewLease(lease),
      });
    } finally {
      clearInterval(timer);
      await repositories.releaseLease(lease);
    }
  }
}

function isAll(target: ScanTarget): boolean {
  return target.entityRef === undefined && target.repository === undefined;
}

interface ReadEntity {
  /** Absent where it was not read from the catalog this time. */
  entity?: Entity;
  stored: StoredEntity;
  repositories: RepositoryName[];
  pattern?: TagPattern;
}

function readStored(stored: StoredEntity): ReadEntity {
  const compiled =
    stored.tagPattern === undefined
      ? undefined
      : compileTagPattern(stored.tagPattern);
  return {
    stored,
    repositories: stored.repositories.map(repository => {
      const slash = repository.indexOf('/');
      return {
        host: repository.slice(0, slash),
        name: repository.slice(slash + 1),
      };
    }),
    pattern: compiled?.ok ? compiled.value : undefined,
  };
}

function tasksOf(
  wishes: ReadEntity[],
  isWanted: (repository: string) => boolean = () => true,
): RepositoryTask[] {
  const tasks = new Map<
    string,
    {
      repository: RepositoryName;
      patterns: Map<string, TagPattern | undefined>;
    }
  >();
  for (const { repositories, pattern } of wishes) {
    for (const { host, name } of repositories) {
      const key = `${host}/${name}`;
      if (isWanted(key)) {
        const task = tasks.get(key) ?? {
          repository: { host, name },
          patterns: new Map(),
        };
        task.patterns.set(pattern?.source ?? '', pattern);
        tasks.set(key, task);
      }
    }
  }
  return [...tasks.values()].map(({ repository, patterns }) => ({
    repository,
    patterns: [...patterns.values()],
  }));
}
