import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import createKnex, { Knex } from 'knex';

const MIGRATIONS = resolve(__dirname, '../migrations');

/** An empty database with all tables. */
export interface BenchDatabase {
  name: string;
  knex: Knex;
  stop(): Promise<void>;
}

/** In a file, as a small portal has it. */
export async function openSqlite(): Promise<BenchDatabase> {
  const directory = await mkdtemp(join(tmpdir(), 'image-insights-bench-'));
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: { filename: join(directory, 'bench.sqlite') },
    useNullAsDefault: true,
  });
  await knex.migrate.latest({ directory: MIGRATIONS });
  return {
    name: 'SQLite',
    knex,
    async stop() {
      await knex.destroy();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A server of its own. */
export async function openPostgres(): Promise<BenchDatabase> {
  const { startPostgres } = await import(
    pathToFileURL(resolve(__dirname, '../../../scripts/lib/postgres.mjs')).href
  );
  const server = await startPostgres();
  const knex = createKnex({
    client: 'pg',
    connection: server.connectionString,
  });
  await knex.migrate.latest({ directory: MIGRATIONS });
  return {
    name: 'PostgreSQL',
    knex,
    async stop() {
      await knex.destroy();
      await server.stop();
    },
  };
}
