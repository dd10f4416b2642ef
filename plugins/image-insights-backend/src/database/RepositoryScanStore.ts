import { Problem } from '@image-insights/backstage-plugin-image-insights-common';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { chunksOf, StoredTime, toOptionalIso } from './values';

/** How the last scans of a repository went. */
export interface RepositoryScanState {
  repository: string;
  outcome?: 'fresh' | 'partial' | 'failed';
  firstScanAt?: string;
  lastScanAt?: string;
  lastSuccessAt?: string;
  problem?: Problem;
  tagCount?: number;
  selectedTagCount?: number;
  /** Somebody scans it at this moment. */
  isLeased: boolean;
}

/** What a scan of one repository came to. */
export interface RepositoryScanResult {
  outcome: 'fresh' | 'partial' | 'failed';
  at: Date;
  problem?: Omit<Problem, 'since'>;
  tagCount?: number;
  selectedTagCount?: number;
}

interface Row {
  repository: string;
  outcome: string | null;
  first_scan_at: StoredTime;
  last_scan_at: StoredTime;
  last_success_at: StoredTime;
  problem: string | null;
  tag_count: number | null;
  selected_tag_count: number | null;
  lease_ticket: string | null;
  lease_until: StoredTime;
}

function outcomeOf(text: string | null): RepositoryScanState['outcome'] {
  return text === 'fresh' || text === 'partial' || text === 'failed'
    ? text
    : undefined;
}

function fromRow(row: Row, now: Date): RepositoryScanState {
  const outcome = outcomeOf(row.outcome);
  const firstScanAt = toOptionalIso(row.first_scan_at);
  const lastScanAt = toOptionalIso(row.last_scan_at);
  const lastSuccessAt = toOptionalIso(row.last_success_at);
  const leaseUntil = toOptionalIso(row.lease_until);
  const problem: Problem | undefined =
    row.problem === null ? undefined : JSON.parse(row.problem);
  return {
    repository: row.repository,
    ...(outcome && { outcome }),
    ...(firstScanAt && { firstScanAt }),
    ...(lastScanAt && { lastScanAt }),
    ...(lastSuccessAt && { lastSuccessAt }),
    ...(problem && { problem }),
    ...(row.tag_count !== null && { tagCount: row.tag_count }),
    ...(row.selected_tag_count !== null && {
      selectedTagCount: row.selected_tag_count,
    }),
    isLeased:
      row.lease_ticket !== null &&
      leaseUntil !== undefined &&
      Date.parse(leaseUntil) > now.getTime(),
  };
}

/** Remembers how scans of repositories went, and who scans which. */
export class RepositoryScanStore {
  constructor(private readonly knex: Knex) {}

  async get(
    repositories: readonly string[],
  ): Promise<Map<string, RepositoryScanState>> {
    const now = new Date();
    const states = new Map<string, RepositoryScanState>();
    for (const part of chunksOf(repositories)) {
      const rows = await this.knex<Row>('repository_scans').whereIn(
        'repository',
        part,
      );
      for (const row of rows) states.set(row.repository, fromRow(row, now));
    }
    return states;
  }

  /**
   * Takes a repository for scanning, for `milliseconds`.
   * @returns a ticket, or undefined where somebody else has it
   */
  async lease(
    repository: string,
    milliseconds: number,
  ): Promise<string | undefined> {
    const ticket = randomUUID();
    const now = new Date();
    await this.knex('repository_scans')
      .insert({ repository })
      .onConflict('repository')
      .ignore();
    // One statement decides: of two who try, one changes a row.
    const changed = await this.knex('repository_scans')
      .where({ repository })
      .andWhere(free =>
        free.whereNull('lease_ticket').orWhere('lease_until', '<', now),
      )
      .update({
        lease_ticket: ticket,
        lease_until: new Date(now.getTime() + milliseconds),
      });
    return changed === 1 ? ticket : undefined;
  }

  /** Whether the ticket still holds: a slow scan may have lost it. */
  async holds(repository: string, ticket: string): Promise<boolean> {
    const row = await this.knex<Row>('repository_scans')
      .where({ repository, lease_ticket: ticket })
      .first('repository');
    return row !== undefined;
  }

  /** Gives the repository back without a result (the scan was aborted). */
  async release(repository: string, ticket: string): Promise<void> {
    await this.knex('repository_scans')
      .where({ repository, lease_ticket: ticket })
      .update({ lease_ticket: null, lease_until: null });
  }

  /** Records a result and gives the repository back, if the ticket holds. */
  async finish(
    repository: string,
    ticket: string,
    result: RepositoryScanResult,
  ): Promise<void> {
    const row = await this.knex<Row>('repository_scans')
      .where({ repository })
      .first();
    const before: Problem | undefined =
      row?.problem === null || row?.problem === undefined
        ? undefined
        : JSON.parse(row.problem);
    const problem = result.problem && {
      ...result.problem,
      since:
        before?.code === result.problem.code && before.since
          ? before.since
          : result.at.toISOString(),
    };
    await this.knex('repository_scans')
      .where({ repository, lease_ticket: ticket })
      .update({
        outcome: result.outcome,
        last_scan_at: result.at,
        ...(result.outcome !== 'failed' && { last_success_at: result.at }),
        ...(result.outcome !== 'failed' &&
          row?.first_scan_at === null && { first_scan_at: result.at }),
        problem: problem ? JSON.stringify(problem) : null,
        ...(result.tagCount !== undefined && { tag_count: result.tagCount }),
        ...(result.selectedTagCount !== undefined && {
          selected_tag_count: result.selectedTagCount,
        }),
        lease_ticket: null,
        lease_until: null,
      });
  }
}
