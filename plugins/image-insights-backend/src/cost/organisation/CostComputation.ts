import { createHash } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { StoredEntity } from '../../database/EntityStore';
import { CostComputationState, StoredCost } from '../../database/CostStore';
import { Stores } from '../../database/Stores';
import { chunksOf } from '../../database/columns';
import { DeploymentStreams } from '../../deployments/DeploymentStreams';
import { yieldToRequests } from '../../judging/yieldToRequests';
import { CostConfig } from '../config/CostConfig';
import { CostInputs, CostedService } from '../inputs/CostInputs';
import { FIGURES_FORM } from './ServiceFigures';
import { heldChances, poolMembersOf, withHeldChances } from './nodePool';
import { serviceFiguresOf } from './serviceFiguresOf';

/** Services that are read together; requests wait while they are unpacked. */
const CHUNK = 100;

const DAY_MILLIS = 24 * 60 * 60_000;

/** Of deployments that are looked for between scans. */
const RECENT_DAYS = 2;

/** By so much a verdict's time may be before that at which it can be read. */
const LATE_MILLIS = 2 * 60_000;

/** How a computation went. */
export interface CostComputationResult {
  /** Services that were looked at. */
  services: number;
  /** Of those, the ones whose figures were computed. */
  computed: number;
}

/**
 * Computes what each service's deployments move, of those of which something
 * changed: a release, a deployment, a verdict, an annotation, the configuration,
 * and, once a day, the time that has gone by.
 */
export class CostComputation {
  constructor(
    private readonly options: {
      stores: Stores;
      inputs: CostInputs;
      config: CostConfig;
      logger: LoggerService;
      now?: () => Date;
    },
  ) {}

  /**
   * Writes nothing where nothing changed. One at a time over all replicas: the
   * scheduler sees to that; a second one would do the same again.
   */
  async run(signal: AbortSignal): Promise<CostComputationResult> {
    const { stores, logger } = this.options;
    const now = this.options.now?.() ?? new Date();
    const judgedAt = await stores.judgements.latest();
    const other = await this.trigger(now);
    const trigger = `${other} ${await this.verdicts(judgedAt)}`;
    const state = await stores.costs.state();
    if (state?.trigger === trigger) {
      return { services: 0, computed: 0 };
    }
    const marks = await stores.costs.marks();
    const judged = new Set(
      state ? await stores.judgements.judgedSince(unreadSince(state)) : [],
    );
    const isJudged = (ref: string) =>
      marks.get(ref)?.digests.some(digest => judged.has(digest)) ?? false;
    const onlyJudged = state?.trigger.startsWith(`${other} `) ?? false;
    const entities = await stores.entities.list();
    const refs = new Set(entities.map(({ entityRef }) => entityRef));
    const isShared = this.sharesNodes();
    // What a computation that did not come to its end has left.
    const isBegun =
      isShared && (await stores.costs.since(state?.generation ?? 0)).length > 0;
    const isGone = [...marks.keys()].some(ref => !refs.has(ref));
    const candidates = onlyJudged
      ? entities.filter(({ entityRef }) => isJudged(entityRef))
      : entities;
    const generation = (state?.generation ?? 0) + 1;
    let computed = 0;
    for (const chunk of chunksOf(candidates, CHUNK)) {
      signal.throwIfAborted();
      const costs = await this.compute({
        entities: chunk,
        isKnown: (ref, fingerprint) =>
          marks.get(ref)?.fingerprint === fingerprint && !isJudged(ref),
        signal,
      });
      await stores.costs.save(costs, generation);
      computed += costs.length;
    }
    await stores.costs.retain([...refs]);
    if (isShared && (computed > 0 || isBegun || isGone)) {
      await this.shareNodes({ entities, generation, signal });
    }
    await stores.costs.finish({
      generation,
      computedAt: now.toISOString(),
      trigger,
      judgedAt,
    });
    logger.debug('Costs were computed', {
      services: candidates.length,
      computed,
    });
    return { services: candidates.length, computed };
  }

  private sharesNodes(): boolean {
    const { settings, registries } = this.options.config;
    return [settings, ...registries.values()].some(one => one.sharedNodes);
  }

  /**
   * Where services share nodes, what one of them moves depends on what all the
   * others run: all are computed once more when one has changed or is gone.
   */
  private async shareNodes(options: {
    entities: StoredEntity[];
    generation: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { entities, generation, signal } = options;
    const { costs } = this.options.stores;
    const stored = await costs.since(0);
    const held = heldChances(
      stored.flatMap(({ entityRef, figures }) =>
        poolMembersOf(entityRef, figures?.pool ?? []),
      ),
    );
    for (const chunk of chunksOf(entities, CHUNK)) {
      signal.throwIfAborted();
      await costs.save(
        await this.compute({
          entities: chunk,
          isKnown: () => false,
          held,
          signal,
        }),
        generation,
      );
    }
  }

  /** What makes it worth looking, apart from verdicts. */
  private async trigger(now: Date): Promise<string> {
    const { stores, inputs, config } = this.options;
    const today = now.toISOString().slice(0, 10);
    return hashOf([
      FIGURES_FORM,
      await stores.scans.generation(),
      // Those that are told of later are found after the next scan. From the
      // beginning of a day: none leaves in the moment in which another comes.
      await stores.costs.deploymentsMark(
        new Date(Date.parse(today) - RECENT_DAYS * DAY_MILLIS).toISOString(),
      ),
      inputs.prices,
      inputs.platforms,
      config,
      [...config.registries],
      [...config.platformShares],
      today,
    ]);
  }

  /**
   * Differs whenever an image was judged, also where a replica tells of it
   * later than another one that judged after it.
   */
  private async verdicts(latest: string | undefined): Promise<string> {
    if (latest === undefined) {
      return '';
    }
    const recent = await this.options.stores.judgements.judgedCount(
      earlier(latest, LATE_MILLIS),
    );
    return `${latest} ${recent}`;
  }

  private async compute(options: {
    entities: StoredEntity[];
    isKnown: (entityRef: string, fingerprint: string) => boolean;
    /** What nodes hold for other services. */
    held?: ReadonlyMap<string, number[]>;
    signal: AbortSignal;
  }): Promise<StoredCost[]> {
    const { inputs, config } = this.options;
    const services = options.entities.map(serviceOf);
    const deployed = await inputs.deployed(services);
    const kept = await inputs.kept(services);
    const settings = [
      FIGURES_FORM,
      hashOf(inputs.prices),
      inputs.platforms,
      inputs.currency,
      config.settings,
      [...config.registries],
      [...config.platformShares],
    ];
    const fingerprints = new Map(
      services.map(service => [
        service.entityRef,
        hashOf([
          settings,
          service,
          withoutNoise(deployed.get(service.entityRef)),
          service.repositories.map(name => kept.get(name)),
        ]),
      ]),
    );
    const due = services.filter(
      ({ entityRef }) =>
        !options.isKnown(entityRef, fingerprints.get(entityRef) ?? ''),
    );
    await yieldToRequests();
    const costs: StoredCost[] = [];
    const { read, unreadable } = await this.inputsOf(due, {
      deployed,
      kept,
    });
    for (const entityRef of unreadable) {
      costs.push({
        entityRef,
        fingerprint: fingerprints.get(entityRef) ?? '',
        digests: [],
        figures: undefined,
      });
    }
    for (const found of read) {
      options.signal.throwIfAborted();
      const { entityRef, input } = found;
      costs.push({
        entityRef,
        fingerprint: fingerprints.get(entityRef) ?? '',
        digests: [
          ...new Set(
            input.streams.flatMap(
              ({ releases }) => releases.at(-1)?.digest ?? [],
            ),
          ),
        ],
        figures: this.figuresOf(
          options.held
            ? {
                ...found,
                input: withHeldChances(input, entityRef, options.held),
              }
            : found,
        ),
      });
      if (costs.length % 10 === 0) {
        await yieldToRequests();
      }
    }
    return costs;
  }

  /** One service that cannot be read leaves the others as they are. */
  private async inputsOf(
    services: CostedService[],
    known: Parameters<CostInputs['of']>[1],
  ): Promise<{
    read: Awaited<ReturnType<CostInputs['of']>>;
    unreadable: string[];
  }> {
    const { inputs, logger } = this.options;
    try {
      return { read: await inputs.of(services, known), unreadable: [] };
    } catch (error) {
      const [first] = services;
      if (services.length === 1) {
        logger.warn(
          `What pulls of ${first.entityRef} fetch could not be read, so that its cost is not known`,
          error instanceof Error ? error : new Error(String(error)),
        );
        return { read: [], unreadable: [first.entityRef] };
      }
    }
    const half = Math.ceil(services.length / 2);
    const parts = [
      await this.inputsOf(services.slice(0, half), known),
      await this.inputsOf(services.slice(half), known),
    ];
    return {
      read: parts.flatMap(part => part.read),
      unreadable: parts.flatMap(part => part.unreadable),
    };
  }

  /** One service that cannot be counted leaves the others as they are. */
  private figuresOf(
    found: Parameters<typeof serviceFiguresOf>[0],
  ): StoredCost['figures'] {
    try {
      return serviceFiguresOf(found);
    } catch (error) {
      this.options.logger.warn(
        `The cost of ${found.entityRef} could not be computed`,
        error instanceof Error ? error : new Error(String(error)),
      );
      return undefined;
    }
  }
}

/** An entity, as far as its cost depends on it. */
export function serviceOf(entity: StoredEntity): CostedService {
  const { entityRef, repositories, tagPattern, deployment } = entity;
  return { entityRef, repositories, tagPattern, annotated: deployment };
}

/** From when on verdicts may have come that a computation did not read. */
function unreadSince({ judgedAt = '', computedAt }: CostComputationState) {
  const late = earlier(computedAt, LATE_MILLIS);
  return judgedAt < late ? judgedAt : late;
}

function earlier(time: string, millis: number): string {
  return new Date(Date.parse(time) - millis).toISOString();
}

/** Rates change with every hour that passes: thousandths say enough. */
function withoutNoise(deployed: DeploymentStreams | undefined): unknown {
  return JSON.stringify(deployed, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(4)) : value,
  );
}

function hashOf(parts: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(parts))
    .digest('base64url')
    .slice(0, 32);
}
