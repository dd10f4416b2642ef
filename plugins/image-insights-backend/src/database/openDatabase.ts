import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations of this plugin are. */
export const migrationsDirectory = resolvePackagePath(
  '@image-insights/backstage-plugin-image-insights-backend',
  'migrations',
);

/** Connects to the plugin's database and brings its schema up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory });
  }
  return knex;
}
