import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Leaderboard,
  leaderboardQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { z } from 'zod';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { ImageInsightsConfig } from '../config/ImageInsightsConfig';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { StoredEntity } from '../database/EntityStore';
import { Stores } from '../database/Stores';
import { TagImage } from '../database/TagStore';
import { readCursor, writeCursor } from './cursor';
import {
  LeaderboardEntry,
  UnrankedRow,
  leaderboardEntry,
} from './leaderboardRows';

/** Change in 30 days from which a service counts as grown or shrunk. */
const NOTABLE_PERCENT = 10;

/** Even without a scan the days go by, and changes with them. */
const CACHE_MILLIS = 60_000;

/** While images are judged one after the other, scores may lag by this. */
const JUDGING_MILLIS = 5_000;

type ParsedQuery = z.output<typeof leaderboardQuerySchema>;

/** Ranks services by size, growth, score, waste or cost of their images. */
export class LeaderboardService {
  private cached?: {
    key: string;
    /** The newest verdict, and the newest computation of costs. */
    judged: string;
    since: number;
    entries: Promise<LeaderboardEntry[]>;
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

  async leaderboard(
    query: ParsedQuery,
    credentials: BackstageCredentials,
  ): Promise<Leaderboard> {
    const all = await this.entries();
    const readable = await this.options.entities.readableOf(
      all.map(({ entity }) => entity),
      credentials,
    );
    const visible = all.filter(({ entity }) => readable.has(entity.entityRef));
    const matching = visible.filter(entry => matches(entry, query));
    const ranked = matching
      .flatMap(({ row }) => (row ? [row] : []))
      .sort(orderOf(query))
      .map((row, index) => ({ ...row, rank: index + 1 }));

    const offset = readCursor(query.cursor);
    const items = ranked.slice(offset, offset + query.limit);
    const end = offset + items.length;
    return {
      items,
      totalCount: ranked.length,
      nextCursor: end < ranked.length ? writeCursor(end) : undefined,
      totals: totalsOf(ranked),
      notRanked: matching
        .filter(({ row }) => row === undefined)
        .map(({ entity, problem }) => ({
          entityRef: entity.entityRef,
          title: entity.title,
          problem,
        })),
      facets: facetsOf(visible),
    };
  }

  /** Of all services, whoever may see them; renewed when a scan changed them. */
  private async entries(): Promise<LeaderboardEntry[]> {
    const { stores, costs } = this.options;
    const { scans, judgements } = stores;
    const key = await scans.generation();
    const { generation } = await costs.current();
    const judged = `${await judgements.latest()} ${generation}`;
    const now = Date.now();
    const age = now - (this.cached?.since ?? 0);
    if (
      this.cached?.key !== key ||
      age > CACHE_MILLIS ||
      (this.cached.judged !== judged && age > JUDGING_MILLIS)
    ) {
      const entries = this.compute();
      this.cached = { key, judged, since: now, entries };
      entries.catch(() => {
        this.cached = undefined;
      });
    }
    return this.cached.entries;
  }

  private async compute(): Promise<LeaderboardEntry[]> {
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
    return entities.map(entity =>
      leaderboardEntry({
        entity,
        images,
        repositories,
        config,
        now,
        cost: summaries.get(entity.entityRef),
      }),
    );
  }
}

function matches(
  { entity, row }: LeaderboardEntry,
  query: ParsedQuery,
): boolean {
  const text = query.q?.trim().toLocaleLowerCase('en-US');
  const name = entity.entityRef.slice(entity.entityRef.indexOf('/') + 1);
  return (
    isOneOf(query.owner, entity.owner) &&
    isOneOf(query.system, entity.system) &&
    isOneOf(query.lifecycle, entity.lifecycle) &&
    isOneOf(query.kind, entity.kind) &&
    (query.registry === undefined ||
      hostsOf(entity).some(host => query.registry?.includes(host))) &&
    (query.budget === undefined || (row?.budget?.overBytes ?? 0) > 0) &&
    (!text ||
      `${entity.title}\n${name}`.toLocaleLowerCase('en-US').includes(text))
  );
}

function isOneOf(
  wanted: string[] | undefined,
  value: string | undefined,
): boolean {
  return (
    wanted === undefined || (value !== undefined && wanted.includes(value))
  );
}

function hostsOf(entity: StoredEntity): string[] {
  return entity.repositories.map(name => name.slice(0, name.indexOf('/')));
}

/** What is not known comes last, whichever way the rest is ordered. */
function orderOf(
  query: ParsedQuery,
): (left: UnrankedRow, right: UnrankedRow) => number {
  const valueOf = (row: UnrankedRow) => figureOf(row, query.orderBy);
  const direction = query.order === 'asc' ? 1 : -1;
  return (left, right) => {
    const a = valueOf(left);
    const b = valueOf(right);
    const byRef = left.entityRef < right.entityRef ? -1 : 1;
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined) || byRef;
    }
    return (a - b) * direction || byRef;
  };
}

function figureOf(
  row: UnrankedRow,
  orderBy: ParsedQuery['orderBy'],
): number | undefined {
  switch (orderBy) {
    case 'growth':
      return row.change30Days?.bytes;
    case 'score':
      return row.score?.points;
    case 'cost':
      return row.cost?.amountPerMonth;
    case 'wastedBytes':
      return row.wastedBytes;
    default:
      return row.compressedBytes;
  }
}

function totalsOf(rows: UnrankedRow[]): Leaderboard['totals'] {
  const percents = rows.map(row => row.change30Days?.percent ?? 0);
  return {
    services: rows.length,
    compressedBytes: rows.reduce((sum, row) => sum + row.compressedBytes, 0),
    grew: percents.filter(percent => percent > NOTABLE_PERCENT).length,
    shrank: percents.filter(percent => percent < -NOTABLE_PERCENT).length,
  };
}

function facetsOf(entries: LeaderboardEntry[]): Leaderboard['facets'] {
  const distinct = (values: (string | undefined)[]) =>
    [...new Set(values.flatMap(value => value ?? []))].sort();
  const entities = entries.map(({ entity }) => entity);
  return {
    owner: distinct(entities.map(entity => entity.owner)),
    system: distinct(entities.map(entity => entity.system)),
    lifecycle: distinct(entities.map(entity => entity.lifecycle)),
    kind: distinct(entities.map(entity => entity.kind)),
    registry: distinct(entities.flatMap(hostsOf)),
  };
}
