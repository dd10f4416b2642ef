import { TestDatabases } from '@backstage/backend-test-utils';
import { DemoRegistry, demoOrganisation, startDemoRegistry } from 'demo';
import { createScanHarness, migrated } from '../__testUtils__/ScanHarness';

/** Hundreds of images are made, read and judged: minutes on a slow machine. */
const MOST_MILLIS = 600_000;

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('scanning the demo organisation', () => {
  let registry: DemoRegistry;

  beforeAll(async () => {
    registry = await startDemoRegistry({ port: 0, now: new Date() });
  }, MOST_MILLIS);
  afterAll(async () => {
    await registry.close();
  });

  it(
    'reads everything once, and then asks for one digest per tag and nothing else',
    async () => {
      const harness = createScanHarness({
        knex: await migrated(await databases.init('SQLITE_3')),
        host: registry.host,
        entities: demoOrganisation({ registryHost: registry.host }),
      });
      try {
        const first = await harness.scan();
        expect(first.counts).toMatchObject({
          failed: 0,
          remaining: 0,
          known: 0,
        });
        expect(first.counts.found).toBeGreaterThanOrEqual(200);
        expect(first.failures).toMatchObject([{ code: 'repository-missing' }]);

        const second = await harness.scan();
        expect(second.counts).toMatchObject({
          found: first.counts.found,
          known: first.counts.fetched,
          fetched: 0,
          requests: {
            tagLists: first.counts.requests.tagLists,
            manifestHeads: first.counts.found,
            manifests: 0,
            configs: 0,
            other: 0,
          },
        });
      } finally {
        await harness.stop();
      }
    },
    MOST_MILLIS,
  );

  it(
    'reads the small layers of the newest releases, and judges every image once',
    async () => {
      const knex = await migrated(await databases.init('SQLITE_3'));
      const harness = createScanHarness({
        knex,
        host: registry.host,
        entities: demoOrganisation({ registryHost: registry.host }),
        // All of them are gigabytes: minutes on one thread.
        contents: {
          threads: 0,
          releasesPerRepository: 2,
          maxLayerBytes: '2 MB',
        },
      });
      try {
        await harness.scan();
        await harness.analyse();
        const states = await knex('layer_contents')
          .distinct('state')
          .pluck('state');
        expect(states).toContain('read');
        expect(
          states.filter(state => !['read', 'skipped', 'empty'].includes(state)),
        ).toEqual([]);
        expect(await knex('judging_queue')).toEqual([]);
        const unjudged = await knex('images')
          .leftJoin(
            'image_judgements',
            'image_judgements.image_digest',
            'images.digest',
          )
          .whereNull('image_judgements.image_digest')
          .pluck('images.digest');
        expect(unjudged).toEqual([]);
        const judged = await knex('image_judgements').max({ at: 'judged_at' });
        await harness.scan();
        await harness.analyse();
        expect(await knex('image_judgements').max({ at: 'judged_at' })).toEqual(
          judged,
        );
      } finally {
        await harness.stop();
      }
    },
    MOST_MILLIS,
  );
});
