import { LoggerService } from '@backstage/backend-plugin-api';
import {
  formatRepository,
  Platform,
  RegistryReader,
} from '@image-insights/oci-registry';
import { setTimeout as delay } from 'node:timers/promises';
import { CatalogStore, LinkedEntity } from '../database/CatalogStore';
import { ImageStore } from '../database/ImageStore';
import { RepositoryScanStore } from '../database/RepositoryScanStore';
import { ScanStore } from '../database/ScanStore';
import { TagStore } from '../database/TagStore';
import { reviseBases } from './BaseReviser';
import { CatalogPlan } from './CatalogPlan';
import { DocumentReader } from './DocumentReader';
import { eachInParallel } from './eachInParallel';
import { problemOf } from './problemOf';
import { RepositoryScanner, RepositoryTarget } from './RepositoryScanner';
import { ScanTally } from './ScanTally';

const REPOSITORIES_AT_A_TIME = 8;
const PROGRESS_EVERY_MS = 1_000;
const LEASE_MS = 25 * 60_000;
const SCANS_KEPT = 500;

/** What to scan; neither: everything. */
export interface ScanScope {
  entityRef?: string;
  repository?: string;
}

export interface ScanRunnerOptions {
  plan: CatalogPlan;
  registry: RegistryReader;
  stores: {
    catalog: CatalogStore;
    images: ImageStore;
    tags: TagStore;
    repositories: RepositoryScanStore;
    scans: ScanStore;
  };
  platforms: readonly Platform[];
  tagsPerRepository: number;
  logger: LoggerService;
}

function targetsOf(
  entities: readonly LinkedEntity[],
  scope: ScanScope,
): RepositoryTarget[] {
  const wanted = new Set(
    entities
      .filter(
        ({ entityRef }) =>
          scope.entityRef === undefined || entityRef === scope.entityRef,
      )
      .flatMap(({ links }) => links.map(({ repository }) => repository))
      .filter(
        repository =>
          scope.repository === undefined || repository === scope.repository,
      ),
  );
  const targets = new Map<string, RepositoryTarget>();
  // All entities that name a repository have a say in which tags are followed.
  for (const { host, name, repository, tagPattern } of entities.flatMap(
    ({ links }) => links,
  )) {
    const known = targets.get(repository);
    if (known && !known.tagPatterns.includes(tagPattern)) {
      known.tagPatterns.push(tagPattern);
    } else if (!known && wanted.has(repository)) {
      targets.set(repository, { host, name, tagPatterns: [tagPattern] });
    }
  }
  return [...targets.values()];
}

/** Runs scans: each distinct repository once, whoever names it. */
export class ScanRunner {
  readonly #options: ScanRunnerOptions;

  constructor(options: ScanRunnerOptions) {
    this.#options = options;
  }

  /**
   * Records a new scan, to be run with {@link run}.
   * @returns its id
   */
  async begin(
    trigger: 'schedule' | 'user',
    scope: ScanScope = {},
  ): Promise<string> {
    const { scans } = this.#options.stores;
    await scans.markInterrupted();
    return scans.start({ trigger, ...scope, counts: new ScanTally().counts() });
  }

  /** Runs a scan to its end; failures are recorded, not thrown. */
  async run(id: string, scope: ScanScope, signal: AbortSignal): Promise<void> {
    const { stores, logger } = this.#options;
    const tally = new ScanTally();
    const finished = new AbortController();
    const progress = this.#reportProgress(id, tally, finished.signal);
    try {
      await this.#scan(id, scope, tally, signal);
      finished.abort();
      await progress;
      await stores.scans.finish(id, {
        state: 'finished',
        counts: tally.counts(),
      });
      const counts = tally.counts();
      logger.info(
        `Scan finished: ${counts.found} tags in ${counts.repositories} repositories, ${counts.known} known, ${counts.fetched} fetched, ${counts.skipped} no images, ${counts.failed} failed`,
      );
    } catch (error) {
      finished.abort();
      await progress;
      const wasAborted = signal.aborted;
      if (!wasAborted) {
        logger.error(
          'The scan failed',
          error instanceof Error ? error : undefined,
        );
      }
      await stores.scans.finish(id, {
        state: wasAborted ? 'interrupted' : 'failed',
        counts: tally.counts(),
        problem: wasAborted
          ? {
              code: 'interrupted',
              message: 'The scan was stopped before its end.',
              remedy:
                'Nothing: the next scan goes on where it stopped. Raise imageInsights.scan.schedule.timeout if it happens often.',
            }
          : problemOf(error),
      });
    }
    await stores.scans.prune(SCANS_KEPT);
  }

  async #scan(
    id: string,
    scope: ScanScope,
    tally: ScanTally,
    signal: AbortSignal,
  ): Promise<void> {
    const { plan, registry, stores, platforms, tagsPerRepository } =
      this.#options;
    const targets = targetsOf(await plan.refresh(signal), scope);
    tally.repositories = targets.length;
    const reader = new DocumentReader({
      registry,
      images: stores.images,
      platforms,
      now: () => new Date(),
    });
    const scanner = new RepositoryScanner({
      registry,
      images: stores.images,
      tags: stores.tags,
      reader,
      tagsPerRepository,
      tally,
    });
    const newImages: string[] = [];
    await eachInParallel(targets, REPOSITORIES_AT_A_TIME, async target => {
      signal.throwIfAborted();
      newImages.push(...(await this.#scanOne(id, scanner, target, signal)));
      tally.repositoriesDone += 1;
    });
    await reviseBases({
      images: stores.images,
      newImages,
      now: new Date(),
      signal,
    });
  }

  async #scanOne(
    id: string,
    scanner: RepositoryScanner,
    target: RepositoryTarget,
    signal: AbortSignal,
  ): Promise<string[]> {
    const { repositories, scans } = this.#options.stores;
    const name = formatRepository(target);
    const ticket = await repositories.lease(name, LEASE_MS);
    if (!ticket) return []; // another replica has it in hand
    try {
      const { result, failures, newImages } = await scanner.scan(
        target,
        signal,
      );
      await scans.addFailures(id, failures);
      await repositories.finish(name, ticket, result);
      return newImages;
    } catch (error) {
      await repositories.release(name, ticket);
      throw error;
    }
  }

  async #reportProgress(
    id: string,
    tally: ScanTally,
    until: AbortSignal,
  ): Promise<void> {
    while (!until.aborted) {
      try {
        await delay(PROGRESS_EVERY_MS, undefined, { signal: until });
      } catch {
        return;
      }
      await this.#options.stores.scans
        .progress(id, tally.counts())
        .catch(error =>
          this.#options.logger.warn(
            'The progress of a scan was not stored',
            error,
          ),
        );
    }
  }
}
