import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { CHUNK, chunksOf, databaseMillis, optional } from './columns';

/** What is remembered of a repository's last scan. */
export interface StoredRepository {
  repository: string;
  state: 'fresh' | 'partial' | 'failed';
  firstScanAt: string;
  tagCount?: number;
  selectedTagCount?: number;
  problem?: Problem;
  lastScanAt?: string;
  lastSuccessAt?: string;
}

/** The result of one scan of one repository. */
export interface RepositoryOutcome {
  repository: string;
  scanId: string;
  at: string;
  state: 'fresh' | 'partial' | 'failed';
  /** Absent where the tags could not be listed. */
  tagCount?: number;
  selectedTagCount?: number;
  problem?: Problem;
}

export interface RepositoryStore {
  get(repositories: string[]): Promise<Map<string, StoredRepository>>;
  /** Writes the repository's row only where something but the time differs. */
  record(outcome: RepositoryOutcome, transaction?: Knex): Promise<void>;
  /** Repositories that some scan is reading now. */
  leased(repositories: string[]): Promise<Set<string>>;
  /** False where another scan holds the repository. */
  acquireLease(options: LeaseRequest): Promise<boolean>;
  /** False where the lease was lost: stop writing. */
  renewLease(options: LeaseRequest): Promise<boolean>;
  releaseLease(options: { repository: string; ticket: string }): Promise<void>;
}

export interface LeaseRequest {
  repository: string;
  ticket: string;
  durationMillis: number;
}

/** A row of `repositories` beside that of its last visit. */
export interface RepositoryRow {
  repository: string;
  state: string;
  first_scan_at: string;
  tag_count: number | null;
  selected_tag_count: number | null;
  problem: string | null;
  last_scan_at: string | null;
  last_success_at: string | null;
}

/** What {@link readRepository} reads. */
export const REPOSITORY_COLUMNS = [
  'repositories.repository',
  'state',
  'first_scan_at',
  'tag_count',
  'selected_tag_count',
  'problem',
  'last_scan_at',
  'last_success_at',
];

export class DatabaseRepositoryStore implements RepositoryStore {
  constructor(private readonly knex: Knex) {}

  async get(repositories: string[]): Promise<Map<string, StoredRepository>> {
    const found = new Map<string, StoredRepository>();
    for (const chunk of chunksOf([...new Set(repositories)], CHUNK)) {
      const rows: RepositoryRow[] = await this.knex('repositories')
        .leftJoin(
          'repository_visits',
          'repository_visits.repository',
          'repositories.repository',
        )
        .whereIn('repositories.repository', chunk)
        .select(REPOSITORY_COLUMNS);
      for (const row of rows) {
        found.set(row.repository, readRepository(row));
      }
    }
    return found;
  }

  async record(
    outcome: RepositoryOutcome,
    transaction: Knex = this.knex,
  ): Promise<void> {
    const { repository, at, scanId } = outcome;
    const before: RepositoryRow | undefined = await transaction('repositories')
      .where({ repository })
      .first();
    const next = {
      state: outcome.state,
      // What was counted before stays true enough while nothing can be read.
      tag_count: outcome.tagCount ?? before?.tag_count ?? null,
      selected_tag_count:
        outcome.selectedTagCount ?? before?.selected_tag_count ?? null,
      problem: problemText(outcome, before),
    };
    if (!before) {
      await transaction('repositories').insert({
        repository,
        host: repository.slice(0, repository.indexOf('/')),
        first_scan_at: at,
        ...next,
      });
    } else if (
      before.state !== next.state ||
      before.tag_count !== next.tag_count ||
      before.selected_tag_count !== next.selected_tag_count ||
      before.problem !== next.problem
    ) {
      await transaction('repositories').where({ repository }).update(next);
    }
    const visit = {
      repository,
      scan_id: scanId,
      last_scan_at: at,
      ...(outcome.state !== 'failed' && { last_success_at: at }),
    };
    await transaction('repository_visits')
      .insert(visit)
      .onConflict('repository')
      .merge();
  }

  async leased(repositories: string[]): Promise<Set<string>> {
    const found = new Set<string>();
    for (const chunk of chunksOf([...new Set(repositories)], CHUNK)) {
      const rows: { repository: string }[] = await this.knex(
        'repository_leases',
      )
        .whereIn('repository', chunk)
        .where('until_millis', '>', databaseMillis(this.knex))
        .select('repository');
      rows.forEach(row => found.add(row.repository));
    }
    return found;
  }

  async acquireLease(options: LeaseRequest): Promise<boolean> {
    const { repository, ticket } = options;
    const now = databaseMillis(this.knex);
    const until = this.knex.raw('? + ?', [now, options.durationMillis]);
    // One statement decides: the row is taken where there is none, or where
    // its holder has let it run out.
    await this.knex('repository_leases')
      .insert({ repository, ticket, until_millis: until })
      .onConflict('repository')
      .merge({ ticket, until_millis: until })
      .where('repository_leases.until_millis', '<=', now);
    const holder: { ticket: string } | undefined = await this.knex(
      'repository_leases',
    )
      .where({ repository })
      .first('ticket');
    return holder?.ticket === ticket;
  }

  async renewLease(options: LeaseRequest): Promise<boolean> {
    const { repository, ticket, durationMillis } = options;
    const renewed = await this.knex('repository_leases')
      .where({ repository, ticket })
      .update({
        until_millis: this.knex.raw('? + ?', [
          databaseMillis(this.knex),
          durationMillis,
        ]),
      });
    return renewed === 1;
  }

  async releaseLease(options: {
    repository: string;
    ticket: string;
  }): Promise<void> {
    const { repository, ticket } = options;
    await this.knex('repository_leases').where({ repository, ticket }).delete();
  }
}

export function readRepository(row: RepositoryRow): StoredRepository {
  return {
    repository: row.repository,
    state: readState(row.state),
    firstScanAt: row.first_scan_at,
    tagCount: optional(row.tag_count),
    selectedTagCount: optional(row.selected_tag_count),
    problem: row.problem
      ? problemSchema.parse(JSON.parse(row.problem))
      : undefined,
    lastScanAt: optional(row.last_scan_at),
    lastSuccessAt: optional(row.last_success_at),
  };
}

function readState(text: string): StoredRepository['state'] {
  return text === 'fresh' || text === 'partial' ? text : 'failed';
}

/** A problem that goes on keeps the time since which it is there. */
function problemText(
  outcome: RepositoryOutcome,
  before: RepositoryRow | undefined,
): string | null {
  if (!outcome.problem) {
    return null;
  }
  const earlier = before?.problem
    ? problemSchema.parse(JSON.parse(before.problem))
    : undefined;
  return JSON.stringify(
    keepSince({ next: outcome.problem, earlier, at: outcome.at }),
  );
}

/** @internal */
export function keepSince(options: {
  next: Problem;
  earlier?: Problem;
  at: string;
}): Problem {
  const { next, earlier, at } = options;
  const goesOn = earlier?.code === next.code;
  return { ...next, since: (goesOn && earlier.since) || at };
}
