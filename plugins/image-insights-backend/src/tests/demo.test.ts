import { TestDatabases } from '@backstage/backend-test-utils';
import { DemoRegistry, demoOrganisation, startDemoRegistry } from 'demo';
import { createScanHarness, migrated } from '../__testUtils__/ScanHarness';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('scanning the demo organisation', () => {
  let registry: DemoRegistry;

  beforeAll(async () => {
    registry = await startDemoRegistry({ port: 0, now: new Date() });
  });
  afterAll(async () => {
    await registry.close();
  });

  it('reads everything once, and then asks for one digest per tag and nothing else', async () => {
    const harness = createScanHarness({
      knex: await migrated(await databases.init('SQLITE_3')),
      host: registry.host,
      entities: demoOrganisation({ registryHost: registry.host }),
    });
    try {
      const first = await harness.scan();
      expect(first.counts).toMatchObject({ failed: 0, remaining: 0, known: 0 });
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
  }, 60_000);
});
