import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrated } from '../__testUtils__/ScanHarness';
import { groupedBy } from '../collections/groupedBy';
import { chunksOf } from './columns';
import { readDeploymentSequences } from './readDeploymentSequences';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const START = Date.parse('2026-08-01T00:00:00.000Z');
const SINCE = new Date(START).toISOString();

/** What a deployment left of one of its images. */
interface Row {
  entity_ref: string;
  repository: string;
  environment: string | null;
  at: string;
  digest: string | null;
  state: 'known' | 'open' | 'aside';
  instances: number | null;
}

function minute(number: number): string {
  return new Date(START + number * 60_000).toISOString();
}

describe.each(databases.eachSupportedId())('with %s', id => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await migrated(await databases.init(id));
  });

  async function insert(rows: Row[]) {
    for (const chunk of chunksOf([...rows.entries()], 50)) {
      await knex('deployment_images').insert(
        chunk.map(([index, row]) => ({
          ...row,
          deployment_id: String(index).padStart(6, '0'),
          position: 0,
          reference: `${row.repository}:tag`,
          tag: `tag-${index}`,
        })),
      );
    }
  }

  it('counts deployments and changes, unknown ones as something else', async () => {
    let seed = 7;
    const one = <T>(of: readonly T[]): T => {
      seed = (seed * 16_807) % 2_147_483_647;
      return of[seed % of.length];
    };
    const rows = Array.from({ length: 400 }, (_, index): Row => {
      const state = one(['known', 'known', 'known', 'open', 'aside'] as const);
      return {
        entity_ref: one(['component:default/a', 'component:default/b']),
        repository: one(['registry.example.com/a', 'registry.example.com/b']),
        environment: one(['production', 'staging', null]),
        // Several of one minute; some of before the time.
        at: minute(Math.floor(index / 3) - 20),
        digest: state === 'open' ? null : one(['sha256:1', 'sha256:2']),
        state,
        instances: one([null, 3]),
      };
    });
    await insert(rows);

    const keyOf = (row: Pick<Row, 'entity_ref' | 'repository'>, of?: string) =>
      `${row.entity_ref} ${row.repository} ${of}`;
    const expected = groupedBy(
      rows.filter(({ at, state }) => at >= SINCE && state !== 'aside'),
      row => keyOf(row, row.environment ?? undefined),
    );
    const found = await readDeploymentSequences(knex, {
      entityRefs: ['component:default/a', 'component:default/b'],
      since: SINCE,
      newest: 4,
    });

    expect(expected.size).toBe(12);
    expect(found).toHaveLength(expected.size);
    for (const sequence of found) {
      const { entityRef, repository, environment } = sequence;
      const own =
        expected.get(
          keyOf({ entity_ref: entityRef, repository }, environment),
        ) ?? [];
      expect(sequence.deployments).toBe(own.length);
      expect(sequence.changes).toBe(
        own.filter(
          ({ digest }, index) =>
            digest === null || digest !== own.at(index - 1)?.digest || !index,
        ).length,
      );
      expect(
        sequence.newest.map(({ at, digest, instances }) => [
          at,
          digest ?? null,
          instances ?? null,
        ]),
      ).toEqual(
        own
          .slice(-4)
          .map(({ at, digest, instances }) => [at, digest, instances]),
      );
    }
  });

  it('reads the newest of a pipeline that never rests, and counts the others', async () => {
    await insert(
      Array.from({ length: 3_000 }, (_, index) => ({
        entity_ref: 'component:default/busy',
        repository: 'registry.example.com/busy',
        environment: 'production',
        at: minute(index),
        digest: `sha256:${Math.floor(index / 2)}`,
        state: 'known',
        instances: null,
      })),
    );
    const read = jest.fn();
    knex.on('query-response', rows => read(Array.from(rows).length));
    const [sequence] = await readDeploymentSequences(knex, {
      entityRefs: ['component:default/busy'],
      since: SINCE,
      newest: 26,
    });
    expect(sequence).toMatchObject({ deployments: 3_000, changes: 1_500 });
    expect(sequence.newest).toHaveLength(26);
    expect(sequence.newest.at(-1)).toMatchObject({ tag: 'tag-2999' });
    expect(read.mock.calls).toEqual([[26]]);
  });
});
