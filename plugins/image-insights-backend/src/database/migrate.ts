import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/**
 * The plugin's database, at the newest schema unless the host application
 * asked to skip migrations.
 */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const client = await database.getClient();
  if (!database.migrations?.skip) {
    await client.migrate.latest({ directory: migrationsDirectory() });
  }
  return client;
}

export function migrationsDirectory(): string {
  return resolvePackagePath(
    '@image-insights/backstage-plugin-image-insights-backend',
    'migrations',
  );
}
