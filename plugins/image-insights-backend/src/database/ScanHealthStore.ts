import {
  Problem,
  problemSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { optional, readInteger } from './columns';
import {
  REPOSITORY_COLUMNS,
  RepositoryRow,
  StoredRepository,
  readRepository,
} from './RepositoryStore';

/** Tags of one repository that could not be read, for one reason. */
export interface FailedTags {
  code: string;
  count: number;
  /** Of the one that fails for longest. */
  since?: string;
  /** That of one of them. */
  problem: Problem;
}

/** How scans of all repositories went. */
export interface ScanHealthStore {
  /** What is remembered of the last scan, by repository. */
  repositories(): Promise<Map<string, StoredRepository>>;
  /** By repository; what holds no image but is no failure is left out. */
  failedTags(): Promise<Map<string, FailedTags[]>>;
}

export class DatabaseScanHealthStore implements ScanHealthStore {
  constructor(private readonly knex: Knex) {}

  async repositories(): Promise<Map<string, StoredRepository>> {
    const rows: RepositoryRow[] = await this.knex('repositories')
      .leftJoin(
        'repository_visits',
        'repository_visits.repository',
        'repositories.repository',
      )
      .select(REPOSITORY_COLUMNS);
    return new Map(
      rows.map(readRepository).map(stored => [stored.repository, stored]),
    );
  }

  async failedTags(): Promise<Map<string, FailedTags[]>> {
    const isPostgres = this.knex.client.config.client === 'pg';
    // Read as JSON, one message with a NUL would fail the whole question. In a
    // message, quotes are escaped: what is found is a field.
    const field = (name: string) =>
      isPostgres
        ? `substring(problem from '"${name}":"([^"\\\\]*)"')`
        : `json_extract(problem, '$.${name}')`;
    const rows: {
      repository: string;
      code: string;
      tags: number | string;
      since: string | null;
      problem: string;
    }[] = await this.knex('tag_problems')
      .where({ skipped: false })
      .groupByRaw(`repository, ${field('code')}`)
      .select(
        'repository',
        this.knex.raw(`${field('code')} as code`),
        this.knex.raw('count(*) as tags'),
        this.knex.raw(`min(${field('since')}) as since`),
        this.knex.raw('min(problem) as problem'),
      );
    const found = new Map<string, FailedTags[]>();
    for (const row of rows) {
      const list = found.get(row.repository) ?? [];
      list.push({
        code: row.code,
        count: readInteger(row.tags),
        since: optional(row.since),
        problem: problemSchema.parse(JSON.parse(row.problem)),
      });
      found.set(row.repository, list);
    }
    return found;
  }
}
