import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { Stores } from '../database/Stores';
import { TagImage } from '../database/TagStore';
import { LeaderboardEntry, leaderboardEntry } from './leaderboardRows';
import { trendTimes } from './sizeTrend';

/** Even without a scan the days go by, and changes with them. */
const CACHE_MILLIS = 60_000;

/** While images are judged one after the other, scores may lag by this. */
const JUDGING_MILLIS = 5_000;

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

/**
 * Every service with the newest image of each of its repositories, kept in
 * memory: what the leaderboard and the audits are made of.
 */
export class OrganisationServices {
  private cached?: {
    key: string;
    /** The newest verdicts, and the newest computation of costs. */
    judged: string;
    since: number;
    snapshot: Promise<ServicesSnapshot>;
  };

  constructor(
    private readonly options: {
      stores: Stores;
      entities: CatalogEntities;
      costs: Pick<OrganisationCosts, 'current' | 'summaries'>;
      config: ImageInsightsConfig;
      now?: () => Date;
    },
  ) {}

  /** Of all services, whoever may see them; renewed when a scan changed them. */
  async snapshot(): Promise<ServicesSnapshot> {
    const key = await this.options.stores.scans.generation();
    const judged = await this.judged();
    const now = Date.now();
    const age = now - (this.cached?.since ?? 0);
    if (
      this.cached?.key !== key ||
      age > CACHE_MILLIS ||
      (this.cached.judged !== judged && age > JUDGING_MILLIS)
    ) {
      const snapshot = this.compute(`${key} ${judged} ${now}`);
      this.cached = { key, judged, since: now, snapshot };
      snapshot.catch(() => {
        this.cached = undefined;
      });
    }
    return this.cached.snapshot;
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
    const images = new Map<string, TagImage[]>();
    for (const image of await stores.tags.images(names)) {
      const list = images.get(image.repository) ?? [];
      list.push(image);
      images.set(image.repository, list);
    }
    const summaries = await costs.summaries();
    const times = trendTimes(now);
    const entries = entities.map(entity =>
      leaderboardEntry({
        entity,
        images,
        repositories,
        config,
        now,
        times,
        cost: summaries.get(entity.entityRef),
      }),
    );
    return { key, entries, times };
  }
}
