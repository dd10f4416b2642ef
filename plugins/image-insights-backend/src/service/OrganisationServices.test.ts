import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { migrated } from '../__testUtils__/ScanHarness';
import { readConfig } from '../config/readConfig';
import { OrganisationCosts } from '../cost/organisation/OrganisationCosts';
import { StoredEntity } from '../database/EntityStore';
import { createStores } from '../database/Stores';
import { OrganisationServices } from './OrganisationServices';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

function entities(count: number): StoredEntity[] {
  return Array.from({ length: count }, (_, index) => ({
    entityRef: `component:default/service-${index}`,
    kind: 'component',
    title: `service-${index}`,
    uid: `uid-${index}`,
    problems: [],
    repositories: [],
  }));
}

describe('OrganisationServices', () => {
  let now: number;
  let time: jest.SpyInstance;

  beforeEach(() => {
    now = Date.parse('2026-11-21T12:00:00Z');
    time = jest.spyOn(Date, 'now').mockImplementation(() => now);
  });
  afterEach(() => {
    time.mockRestore();
  });

  /** Services of a catalog in which a scan may find another number of them. */
  async function organisation(count: number) {
    const stores = createStores(
      await migrated(await databases.init('SQLITE_3')),
    );
    await stores.entities.save(entities(count), { complete: true });
    const services = new OrganisationServices({
      stores,
      entities: { readableOf: async () => new Set() },
      costs: new OrganisationCosts({ stores }),
      config: readConfig(
        new ConfigReader({
          imageInsights: { registries: [{ host: 'registry.example.com' }] },
        }),
      ),
    });
    let scans = 0;
    return {
      count: async () => (await services.snapshot()).entries.length,
      scanFinds: async (found: number) => {
        scans += 1;
        await stores.entities.save(entities(found), { complete: true });
        await stores.repositories.record({
          repository: `registry.example.com/${scans}`,
          scanId: 'scan',
          at: new Date(now).toISOString(),
          state: 'fresh',
        });
      },
    };
  }

  it('tells of few services at once what a scan found', async () => {
    const { count, scanFinds } = await organisation(3);
    expect(await count()).toBe(3);
    await scanFinds(4);
    expect(await count()).toBe(4);
  });

  it('tells of many what was read before, until they are read anew', async () => {
    const { count, scanFinds } = await organisation(501);
    expect(await count()).toBe(501);
    await scanFinds(502);
    now += 2_000;
    expect(await count()).toBe(501);
    // It was being read already: nobody had to ask again for it to begin.
    await readAnew(count, 502);
  });

  it('reads many no more often than they take, while a scan goes on', async () => {
    const { count, scanFinds } = await organisation(1_000);
    expect(await count()).toBe(1_000);
    now += 1_500;
    await scanFinds(1_001);
    expect(await count()).toBe(1_000);
    await settled();
    expect(await count()).toBe(1_000);
    now += 600;
    await readAnew(count, 1_001);
  });

  it('lets nobody see what is older than five minutes', async () => {
    const { count, scanFinds } = await organisation(501);
    expect(await count()).toBe(501);
    await scanFinds(502);
    now += 6 * 60_000;
    expect(await count()).toBe(502);
  });
});

/** @throws where it takes longer than a minute */
async function readAnew(count: () => Promise<number>, wanted: number) {
  for (let tries = 0; tries < 600; tries += 1) {
    if ((await count()) === wanted) {
      return;
    }
    await settled();
  }
  throw new Error(`There are never ${wanted} services`);
}

/** Lets what goes on in the background go on for a while. */
function settled(): Promise<void> {
  return new Promise(done => {
    setTimeout(done, 100);
  });
}
