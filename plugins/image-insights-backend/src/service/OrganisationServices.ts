import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { Stores } from '../database/Stores';
import { chunksOf } from '../database/columns';
import { yieldToRequests } from '../judging/yieldToRequests';
import { LeaderboardEntry, leaderboardEntry } from './leaderboardRows';
import { trendTimes } from './sizeTrend';

/** Even without a scan the days go by, and changes with them. */
const CACHE_MILLIS = 60_000;

/** While images are judged one after the other, scores may lag by this. */
const JUDGING_MILLIS = 5_000;

/** So many services are read anew before anybody notices. */
const SMALL = 500;

/**
 * Of more, what was read last is told while it is read anew, for so long at
 * most: nobody waits for thousands of services after each scan.
 */
const STALE_MILLIS = 5 * 60_000;

/** Between two readings of more, for each service: scans change them all the time. */
const PAUSE_MILLIS = 2;

/** As {@link CACHE_MILLIS}, of more: the days go by slowly. */
const LARGE_CACHE_MILLIS = 10 * 60_000;

/** Services that are put together before others get their turn. */
const PORTION = 100;

/** By so much a verdict's time may be before that at which it can be read. */
const LATE_MILLIS = 2 * 60_000;

/** All services at one time, whoever may see them. */
export interface ServicesSnapshot {
  /**
   * Differs whenever anything of it may; what is derived of it can be kept for
   * as long as it is the same.
   */
  key: string;
  entries: LeaderboardEntry[];
  /** Of the entries' trends. */
  times: string[];
}

/** Of a snapshot, what one caller may read in the catalog. */
export interface ReadableServices extends ServicesSnapshot {
  /**
   * The snapshot that they are of: to know what is withheld, and to keep what is
   * made of it for all; never for an answer.
   */
  all: ServicesSnapshot;
}

/** One reading of everything. */
interface Reading {
  /** Of scans, and of verdicts and costs, when it began. */
  scanned: string;
  judged: string;
  since: number;
  isDone: boolean;
  snapshot: Promise<ServicesSnapshot>;
}

/**
 * Every service with the newest image of each of its repositories, kept in
 * memory: what the leaderboard and the audits are made of.
 */
export class OrganisationServices {
  private cached?: Reading;
  /** The last that came to an end. */
  private done?: { snapshot: ServicesSnapshot; since: number };

  constructor(
    private readonly options: {
      stores: Stores;
      entities: Pick<CatalogEntities, 'readableOf'>;
      costs: Pick<OrganisationCosts, 'current' | 'summaries'>;
      config: ImageInsightsConfig;
      now?: () => Date;
    },
  ) {}

  /** Of all services, whoever may see them; renewed when a scan changed them. */
  async snapshot(): Promise<ServicesSnapshot> {
    const scanned = await this.options.stores.scans.generation();
    const judged = await this.judged();
    const { cached } = this;
    const reading =
      cached && !this.isOutdated(cached, { scanned, judged })
        ? cached
        : this.read({ scanned, judged });
    const { done } = this;
    return done &&
      !reading.isDone &&
      isLarge(done.snapshot) &&
      Date.now() - done.since < STALE_MILLIS
      ? done.snapshot
      : reading.snapshot;
  }

  private isOutdated(
    { since, isDone, ...before }: Reading,
    { scanned, judged }: Pick<Reading, 'scanned' | 'judged'>,
  ): boolean {
    const { done } = this;
    const large = done && isLarge(done.snapshot) ? done.snapshot : undefined;
    if (large && !isDone) {
      return false;
    }
    const age = Date.now() - since;
    const pause = (large?.entries.length ?? 0) * PAUSE_MILLIS;
    return (
      age > (large ? LARGE_CACHE_MILLIS : CACHE_MILLIS) ||
      (before.scanned !== scanned && age >= pause) ||
      (before.judged !== judged && age > Math.max(JUDGING_MILLIS, pause))
    );
  }

  private read(now: Pick<Reading, 'scanned' | 'judged'>): Reading {
    const since = Date.now();
    const reading: Reading = {
      ...now,
      since,
      isDone: false,
      snapshot: this.compute(`${now.scanned} ${now.judged} ${since}`),
    };
    this.cached = reading;
    reading.snapshot.then(
      snapshot => {
        reading.isDone = true;
        if (this.done === undefined || this.done.since <= since) {
          this.done = { snapshot, since };
        }
      },
      () => {
        if (this.cached === reading) {
          this.cached = undefined;
        }
      },
    );
    return reading;
  }

  /** Those that the caller may read in the catalog. */
  async readable(credentials: BackstageCredentials): Promise<ReadableServices> {
    const all = await this.snapshot();
    const { entries } = all;
    const readable = await this.options.entities.readableOf(
      entries.map(({ entity }) => entity),
      credentials,
    );
    return {
      ...all,
      entries: entries.filter(({ entity }) => readable.has(entity.entityRef)),
      all,
    };
  }

  private async judged(): Promise<string> {
    const { stores, costs } = this.options;
    const { generation } = await costs.current();
    const latest = await stores.judgements.latest();
    // A replica may tell of a verdict later than another that judged after it.
    const recent =
      latest === undefined
        ? 0
        : await stores.judgements.judgedCount(
            new Date(Date.parse(latest) - LATE_MILLIS).toISOString(),
          );
    return `${latest} ${recent} ${generation}`;
  }

  private async compute(key: string): Promise<ServicesSnapshot> {
    const { stores, config, costs } = this.options;
    const now = this.options.now?.() ?? new Date();
    const entities = await stores.entities.list();
    const names = [...new Set(entities.flatMap(entity => entity.repositories))];
    const repositories = await stores.repositories.get(names);
    const images = await stores.tags.imagesByRepository(names);
    const summaries = await costs.summaries();
    const times = trendTimes(now);
    const entries: LeaderboardEntry[] = [];
    for (const portion of chunksOf(entities, PORTION)) {
      entries.push(
        ...portion.map(entity =>
          leaderboardEntry({
            entity,
            images,
            repositories,
            config,
            now,
            times,
            cost: summaries.get(entity.entityRef),
          }),
        ),
      );
      await yieldToRequests();
    }
    return { key, entries, times };
  }
}

function isLarge({ entries }: ServicesSnapshot): boolean {
  return entries.length > SMALL;
}
