import {
  Problem,
  Scan,
  ScanCounts,
} from '@image-insights/backstage-plugin-image-insights-common';
import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { StoredTime, toIso, toOptionalIso } from './values';

/** Something that a scan could not read. */
export interface ScanFailure extends Problem {
  repository: string;
  tag?: string;
}

/** A scan without its failures. */
export type StoredScan = Omit<Scan, 'failures'> & { sequence: number };

interface Row {
  sequence: number;
  id: string;
  state: string;
  trigger: string;
  entity_ref: string | null;
  repository: string | null;
  started_at: StoredTime;
  heartbeat_at: StoredTime;
  finished_at: StoredTime;
  counts: string;
  problem: string | null;
}

const FAILURES_KEPT = 500;
/** A running scan that was silent for so long has lost its process. */
const SILENCE_MS = 3 * 60_000;

const STATES = [
  'queued',
  'running',
  'finished',
  'failed',
  'interrupted',
] as const;

function fromRow(row: Row): StoredScan {
  const state = STATES.find(known => known === row.state) ?? 'interrupted';
  const finishedAt = toOptionalIso(row.finished_at);
  const counts: ScanCounts = JSON.parse(row.counts);
  const problem: Problem | undefined =
    row.problem === null ? undefined : JSON.parse(row.problem);
  return {
    sequence: row.sequence,
    id: row.id,
    state,
    trigger: row.trigger === 'user' ? 'user' : 'schedule',
    ...(row.entity_ref !== null && { entityRef: row.entity_ref }),
    ...(row.repository !== null && { repository: row.repository }),
    startedAt: toIso(row.started_at),
    ...(finishedAt && { finishedAt }),
    counts,
    ...(problem && { problem }),
  };
}

/** Remembers scans, their progress and what they could not read. */
export class ScanStore {
  constructor(private readonly knex: Knex) {}

  async start(scan: {
    trigger: 'schedule' | 'user';
    entityRef?: string;
    repository?: string;
    counts: ScanCounts;
  }): Promise<string> {
    const id = randomUUID();
    const now = new Date();
    await this.knex('scans').insert({
      id,
      state: 'running',
      trigger: scan.trigger,
      entity_ref: scan.entityRef ?? null,
      repository: scan.repository ?? null,
      started_at: now,
      heartbeat_at: now,
      counts: JSON.stringify(scan.counts),
    });
    return id;
  }

  /** Tells how far it is, and that it is alive. */
  async progress(id: string, counts: ScanCounts): Promise<void> {
    await this.knex('scans')
      .where({ id })
      .update({ counts: JSON.stringify(counts), heartbeat_at: new Date() });
  }

  async addFailures(
    id: string,
    failures: readonly ScanFailure[],
  ): Promise<void> {
    if (failures.length === 0) return;
    const [{ count }] = await this.knex('scan_failures')
      .where({ scan_id: id })
      .count({ count: '*' });
    const room = FAILURES_KEPT - Number(count);
    const kept = failures.slice(0, Math.max(0, room));
    if (kept.length === 0) return;
    await this.knex.batchInsert(
      'scan_failures',
      kept.map(({ repository, tag, ...problem }) => ({
        scan_id: id,
        repository,
        tag: tag ?? null,
        problem: JSON.stringify(problem),
      })),
      100,
    );
  }

  async finish(
    id: string,
    result: {
      state: 'finished' | 'failed' | 'interrupted';
      counts: ScanCounts;
      problem?: Problem;
    },
  ): Promise<void> {
    const now = new Date();
    await this.knex('scans')
      .where({ id })
      .update({
        state: result.state,
        finished_at: now,
        heartbeat_at: now,
        counts: JSON.stringify(result.counts),
        problem: result.problem ? JSON.stringify(result.problem) : null,
      });
  }

  /** Marks scans whose process has died. */
  async markInterrupted(): Promise<void> {
    const now = new Date();
    await this.knex('scans')
      .where({ state: 'running' })
      .andWhere('heartbeat_at', '<', new Date(now.getTime() - SILENCE_MS))
      .update({ state: 'interrupted', finished_at: now });
  }

  async get(id: string): Promise<StoredScan | undefined> {
    const row = await this.knex<Row>('scans').where({ id }).first();
    return row && fromRow(row);
  }

  /** The running scan of exactly this scope, if there is one. */
  async running(scope: {
    entityRef?: string;
    repository?: string;
  }): Promise<StoredScan | undefined> {
    const rows = await this.knex<Row>('scans')
      .where({ state: 'running' })
      .orderBy('sequence', 'desc')
      .limit(50);
    return rows
      .map(fromRow)
      .find(
        scan =>
          (scan.entityRef === undefined && scan.repository === undefined) ||
          (scan.entityRef === scope.entityRef &&
            scan.repository === scope.repository),
      );
  }

  /** Newest first; those older than `before` (a sequence number). */
  async list(options: {
    limit: number;
    before?: number;
  }): Promise<StoredScan[]> {
    const query = this.knex<Row>('scans')
      .orderBy('sequence', 'desc')
      .limit(options.limit);
    if (options.before !== undefined)
      query.where('sequence', '<', options.before);
    return (await query).map(fromRow);
  }

  async failures(ids: readonly string[]): Promise<Map<string, ScanFailure[]>> {
    const rows = await this.knex('scan_failures')
      .whereIn('scan_id', [...ids])
      .orderBy('sequence');
    const found = new Map<string, ScanFailure[]>();
    for (const row of rows) {
      const problem: Problem = JSON.parse(row.problem);
      const list = found.get(row.scan_id) ?? [];
      list.push({
        ...problem,
        repository: row.repository,
        ...(row.tag !== null && { tag: row.tag }),
      });
      found.set(row.scan_id, list);
    }
    return found;
  }

  /** Keeps the newest scans only. */
  async prune(keep: number): Promise<void> {
    const edge = await this.knex<Row>('scans')
      .orderBy('sequence', 'desc')
      .offset(keep)
      .first('sequence');
    if (!edge) return;
    const old = this.knex('scans')
      .where('sequence', '<=', edge.sequence)
      .select('id');
    await this.knex('scan_failures').whereIn('scan_id', old).delete();
    await this.knex('scans').where('sequence', '<=', edge.sequence).delete();
  }
}
