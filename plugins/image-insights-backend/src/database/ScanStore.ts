import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  Problem,
  Scan,
  ScanCounts,
  problemSchema,
  scanCountsSchema,
  scanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { databaseMillis, optional } from './columns';

/** What a scan is asked to cover; neither field: everything. */
export interface ScanTarget {
  entityRef?: string;
  repository?: string;
}

export type ScanFailure = Scan['failures'][number];

/** Most failures that are kept of one scan. */
export const MAX_FAILURES = 500;

/** A running scan that gave no sign of life for so long has died. */
const DEAD_AFTER_MILLIS = 2 * 60_000;

/** Past scans that are kept. */
const KEPT_SCANS = 500;

export interface ScanStore {
  /** Begins a scan, or returns the one that covers the target already. */
  begin(options: {
    target: ScanTarget;
    trigger: Scan['trigger'];
    /** A finished scan this young is returned instead of a new one. */
    cooldownMillis: number;
  }): Promise<{ scan: Scan; isNew: boolean }>;
  /** Shows progress, and that the scan is alive. */
  progress(id: string, counts: ScanCounts): Promise<void>;
  finish(options: {
    id: string;
    state: 'finished' | 'failed' | 'interrupted';
    counts: ScanCounts;
    failures: ScanFailure[];
    problem?: Problem;
  }): Promise<void>;
  /** Ends the record of scans whose process died. */
  markInterrupted(): Promise<number>;
  /** Forgets all but the newest scans. */
  prune(): Promise<void>;
  get(id: string): Promise<Scan | undefined>;
  list(options: { limit: number; cursor?: string }): Promise<{
    items: Scan[];
    nextCursor?: string;
  }>;
  /** Running scans, newest first. */
  running(): Promise<Scan[]>;
  /** When the newest scheduled scan of everything began. */
  lastScheduledStart(): Promise<string | undefined>;
  /** Differs whenever a scan may have changed what is stored. */
  generation(): Promise<string>;
}

export class DatabaseScanStore implements ScanStore {
  constructor(private readonly knex: Knex) {}

  async begin(options: {
    target: ScanTarget;
    trigger: Scan['trigger'];
    cooldownMillis: number;
  }): Promise<{ scan: Scan; isNew: boolean }> {
    const { target, trigger } = options;
    await this.markInterrupted();
    const covering = await this.covering(options);
    if (covering) {
      return { scan: covering, isNew: false };
    }
    const id = randomUUID();
    try {
      await this.knex('scans').insert({
        id,
        state: 'running',
        trigger,
        entity_ref: target.entityRef ?? null,
        repository: target.repository ?? null,
        active_key: keyOf(target),
        started_at: new Date().toISOString(),
        alive_millis: databaseMillis(this.knex),
        counts: JSON.stringify(noCounts()),
      });
    } catch (error) {
      // Another replica began the same scan in this very moment.
      const other = isDatabaseConflictError(error)
        ? await this.covering(options)
        : undefined;
      if (other) {
        return { scan: other, isNew: false };
      }
      throw error;
    }
    const scan = await this.get(id);
    if (!scan) {
      throw new ConflictError(`Scan ${id} was deleted while it began`);
    }
    return { scan, isNew: true };
  }

  private async covering(options: {
    target: ScanTarget;
    cooldownMillis: number;
  }): Promise<Scan | undefined> {
    const keys = [...new Set(['all', keyOf(options.target)])];
    const running: ScanRow | undefined = await this.knex('scans')
      .whereIn('active_key', keys)
      .orderBy('started_at', 'desc')
      .first();
    if (running) {
      return readScan(running, []);
    }
    if (options.cooldownMillis <= 0) {
      return undefined;
    }
    const { entityRef, repository } = options.target;
    const recent: ScanRow | undefined = await this.knex('scans')
      .where({
        state: 'finished',
        entity_ref: entityRef ?? null,
        repository: repository ?? null,
      })
      .where(
        'alive_millis',
        '>',
        this.knex.raw('? - ?', [
          databaseMillis(this.knex),
          options.cooldownMillis,
        ]),
      )
      .orderBy('started_at', 'desc')
      .first();
    return recent && this.get(recent.id);
  }

  async progress(id: string, counts: ScanCounts): Promise<void> {
    await this.knex('scans')
      .where({ id, state: 'running' })
      .update({
        counts: JSON.stringify(counts),
        alive_millis: databaseMillis(this.knex),
      });
  }

  async finish(options: {
    id: string;
    state: 'finished' | 'failed' | 'interrupted';
    counts: ScanCounts;
    failures: ScanFailure[];
    problem?: Problem;
  }): Promise<void> {
    const { id, state, counts, failures, problem } = options;
    await this.knex.transaction(async transaction => {
      await transaction('scans')
        .where({ id })
        .update({
          state,
          counts: JSON.stringify(counts),
          problem: problem ? JSON.stringify(problem) : null,
          active_key: null,
          finished_at: new Date().toISOString(),
          alive_millis: databaseMillis(this.knex),
        });
      const rows = failures.slice(0, MAX_FAILURES).map((failure, position) => {
        const { repository, tag, ...rest } = failure;
        return {
          scan_id: id,
          position,
          repository,
          tag: tag ?? null,
          problem: JSON.stringify(rest),
        };
      });
      if (rows.length > 0) {
        await transaction.batchInsert('scan_failures', rows, 100);
      }
    });
  }

  async markInterrupted(): Promise<number> {
    return this.knex('scans')
      .where({ state: 'running' })
      .where(
        'alive_millis',
        '<',
        this.knex.raw('? - ?', [databaseMillis(this.knex), DEAD_AFTER_MILLIS]),
      )
      .update({
        state: 'interrupted',
        active_key: null,
        finished_at: new Date().toISOString(),
        problem: JSON.stringify({
          code: 'interrupted',
          message: 'The backend stopped while this scan was running',
          remedy: 'Nothing to do: the next scan takes up what is missing.',
        }),
      });
  }

  async prune(): Promise<void> {
    const oldest: { started_at: string } | undefined = await this.knex('scans')
      .orderBy('started_at', 'desc')
      .offset(KEPT_SCANS)
      .first('started_at');
    if (oldest) {
      await this.knex('scan_failures')
        .whereIn(
          'scan_id',
          this.knex('scans')
            .where('started_at', '<=', oldest.started_at)
            .select('id'),
        )
        .delete();
      await this.knex('scans')
        .where('started_at', '<=', oldest.started_at)
        .whereNull('active_key')
        .delete();
    }
  }

  async get(id: string): Promise<Scan | undefined> {
    const row: ScanRow | undefined = await this.knex('scans')
      .where({ id })
      .first();
    return row && (await this.withFailures([row]))[0];
  }

  async list(options: { limit: number; cursor?: string }): Promise<{
    items: Scan[];
    nextCursor?: string;
  }> {
    const query = this.knex('scans')
      .orderBy([
        { column: 'started_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(options.limit + 1);
    const after = options.cursor?.split(' ');
    if (after && after.length === 2) {
      const [startedAt, id] = after;
      query.where(builder =>
        builder
          .where('started_at', '<', startedAt)
          .orWhere(tie =>
            tie.where('started_at', startedAt).andWhere('id', '<', id),
          ),
      );
    }
    const rows: ScanRow[] = await query;
    const page = rows.slice(0, options.limit);
    const last = page.at(-1);
    return {
      items: await this.withFailures(page),
      nextCursor:
        rows.length > options.limit && last
          ? `${last.started_at} ${last.id}`
          : undefined,
    };
  }

  async running(): Promise<Scan[]> {
    const rows: ScanRow[] = await this.knex('scans')
      .where({ state: 'running' })
      .orderBy('started_at', 'desc')
      .limit(50);
    return rows.map(row => readScan(row, []));
  }

  async lastScheduledStart(): Promise<string | undefined> {
    const row: { started_at: string } | undefined = await this.knex('scans')
      .where({ trigger: 'schedule' })
      .orderBy('started_at', 'desc')
      .first('started_at');
    return row?.started_at;
  }

  async generation(): Promise<string> {
    const scans = await this.knex('scans')
      .max({ begun: 'started_at', ended: 'finished_at' })
      // Replicas' clocks differ: a later scan may have an earlier time.
      .count({ all: '*', finished: 'finished_at' })
      .first();
    const visits = await this.knex('repository_visits')
      .max({ latest: 'last_scan_at' })
      .count({ all: '*' })
      .first();
    return JSON.stringify([scans, visits]);
  }

  private async withFailures(rows: ScanRow[]): Promise<Scan[]> {
    const failures: FailureRow[] = await this.knex('scan_failures')
      .whereIn(
        'scan_id',
        rows.map(row => row.id),
      )
      .orderBy(['scan_id', 'position']);
    return rows.map(row =>
      readScan(
        row,
        failures.filter(failure => failure.scan_id === row.id),
      ),
    );
  }
}

interface ScanRow {
  id: string;
  state: string;
  trigger: string;
  entity_ref: string | null;
  repository: string | null;
  started_at: string;
  finished_at: string | null;
  counts: string;
  problem: string | null;
}

interface FailureRow {
  scan_id: string;
  repository: string;
  tag: string | null;
  problem: string;
}

function readScan(row: ScanRow, failures: FailureRow[]): Scan {
  return scanSchema.parse({
    id: row.id,
    state: row.state,
    trigger: row.trigger,
    entityRef: optional(row.entity_ref),
    repository: optional(row.repository),
    startedAt: row.started_at,
    finishedAt: optional(row.finished_at),
    counts: scanCountsSchema.parse(JSON.parse(row.counts)),
    failures: failures.map(failure => ({
      ...problemSchema.parse(JSON.parse(failure.problem)),
      repository: failure.repository,
      tag: optional(failure.tag),
    })),
    problem: row.problem
      ? problemSchema.parse(JSON.parse(row.problem))
      : undefined,
  });
}

function keyOf(target: ScanTarget): string {
  if (target.entityRef) {
    return `entity:${target.entityRef}`;
  }
  return target.repository ? `repository:${target.repository}` : 'all';
}

/** Counts of a scan that has done nothing yet. */
export function noCounts(): ScanCounts {
  return {
    repositories: 0,
    repositoriesDone: 0,
    found: 0,
    known: 0,
    fetched: 0,
    analysed: 0,
    skipped: 0,
    failed: 0,
    remaining: 0,
    requests: {
      tagLists: 0,
      manifestHeads: 0,
      manifests: 0,
      configs: 0,
      tokens: 0,
      other: 0,
    },
  };
}
