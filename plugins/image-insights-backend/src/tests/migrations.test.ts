import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrationsDirectory } from '../database/migrate';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const directory = migrationsDirectory();

async function tables(knex: Knex): Promise<string[]> {
  const rows: { name: string }[] =
    knex.client.config.client === 'pg'
      ? await knex('information_schema.tables')
          .where({ table_schema: 'public' })
          .select({ name: 'table_name' })
      : await knex('sqlite_master').where({ type: 'table' }).select('name');
  return rows
    .map(row => row.name)
    .filter(name => !/^(knex_|sqlite_)/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up, all the way down to nothing, and up again', async () => {
    const knex = await databases.init(id);
    const steps: string[][] = [[]];
    for (const added of [
      'tag_intervals',
      'layer_contents',
      'deployments',
      'image_pulls',
    ]) {
      await knex.migrate.up({ directory });
      const made = await tables(knex);
      expect(steps.at(-1)).not.toContain(added);
      expect(made).toContain(added);
      steps.push(made);
    }
    // Those are all that there are.
    const [, pending]: [unknown, unknown[]] = await knex.migrate.list({
      directory,
    });
    expect(pending).toEqual([]);

    for (const before of steps.slice(0, -1).reverse()) {
      await knex.migrate.down({ directory });
      expect(await tables(knex)).toEqual(before);
    }
    await knex.migrate.latest({ directory });
    expect(await tables(knex)).toEqual(steps.at(-1));
  });

  it('let a tag point to one thing at a time', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    const interval = {
      repository: 'example.com/shop',
      tag: '1.0.0',
      document_digest: 'sha256:a',
      from_at: '2026-01-01T00:00:00.000Z',
      date_source: 'created',
    };
    await knex('tag_intervals').insert({
      ...interval,
      until_at: '2026-02-01T00:00:00.000Z',
    });
    await knex('tag_intervals').insert(interval);
    await expect(
      knex('tag_intervals').insert({
        ...interval,
        document_digest: 'sha256:b',
      }),
    ).rejects.toThrow(/unique/i);
  });

  it('keep bytes beyond four gigabytes exactly', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory });
    await knex('layers').insert({
      digest: 'sha256:a',
      compressed_bytes: 5_000_000_000,
      media_type: 'tar',
    });
    const row = await knex('layers').first('compressed_bytes');
    expect(Number(row.compressed_bytes)).toBe(5_000_000_000);
  });
});
