import { TestDatabases } from '@backstage/backend-test-utils';
import { organisationCostSchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { setToday } from '../__testUtils__/setToday';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import { digestOf, storeRelease } from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const SHOP = 'component:default/shop';

function secondsFromNow(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}

/** What must not keep figures from becoming those of what is stored. */
describe.each(databases.eachSupportedId())('computing costs on %s', id => {
  setToday('2026-11-21T12:00:00Z');
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  /** Two services with a base in common. */
  async function portal(cost?: object) {
    const started = await startCostPortal({
      knex,
      host: HOST,
      cost,
      entities: [
        service('shop', `${HOST}/shop`),
        service('search', `${HOST}/search`),
      ],
    });
    stops.push(() => started.stop());
    const { stores } = started;
    for (const name of ['shop', 'search']) {
      await storeRelease({
        stores,
        repository: `${HOST}/${name}`,
        tag: '1.0.0',
        at: '2026-11-19T12:00:00.000Z',
        layers: [
          { content: 'base', bytes: 50_000_000 },
          { content: name, bytes: 10_000_000 },
        ],
        configBytes: 0,
        manifestBytes: 2_500,
      });
    }
    await started.noteEntities();
    await started.compute();
    const answer = async () =>
      organisationCostSchema.parse(
        (await started.user.get('/cost').expect(200)).body,
      );
    return {
      ...started,
      answer,
      row: async () => (await answer()).items.find(({ key }) => key === SHOP),
      digest: async (name: string): Promise<string> =>
        (
          await knex('tag_intervals')
            .where({ repository: `${HOST}/${name}` })
            .first('document_digest')
        ).document_digest,
    };
  }

  async function judge(digest: string, judgedAt: string) {
    await knex('image_judgements').insert({
      image_digest: digest,
      rule_set: 'rules',
      inputs: 'inputs',
      points: 50,
      up_to: 50,
      grade: 'D',
      evidence: 1,
      gain_compressed_bytes: 5_000_000,
      finding_count: 1,
      contents_state: 'read',
      judgement: '{}',
      judged_at: judgedAt,
    });
    await knex('findings').insert({
      image_digest: digest,
      position: 0,
      rule: 'pip-cache-kept',
      finding: 'pip-cache-kept',
      family: 'size',
      severity: 'medium',
      gain_compressed_bytes: 5_000_000,
      title: 'pip cache left in the layer',
      is_estimate: true,
      gain_layers: JSON.stringify([{ index: 1, compressedBytes: 5_000_000 }]),
    });
  }

  it('leaves out a service whose layers cannot be read, and computes the others', async () => {
    const { compute, answer, digest } = await portal();
    await knex('image_pulls')
      .where({ image_digest: await digest('search') })
      .update({ layers: Buffer.from('damaged') });
    await knex('service_costs').update({ fingerprint: 'what was before' });
    await knex('cost_computations').update({ trigger: 'what was before' });
    await compute();
    const { items, notCosted } = await answer();
    expect(items.map(({ key }) => key)).toEqual([SHOP]);
    expect(notCosted).toBe(1);
  });

  it('finds a verdict that comes after a newer one of another replica', async () => {
    const { compute, row, digest } = await portal();
    await judge(await digest('search'), secondsFromNow(-1));
    await compute();
    expect((await row())?.savableBytesPerMonth).toBe(0);
    await judge(await digest('shop'), secondsFromNow(-5));
    await compute();
    expect((await row())?.savableBytesPerMonth).toBeGreaterThan(0);
  });

  it('finds a deployment that comes when one of days ago stops counting as recent', async () => {
    const { compute, row, digest, stores } = await portal();
    const deployed = async (name: string, at: string) =>
      stores.deployments.add({
        id: `${name} ${at}`,
        entityRef: `component:default/${name}`,
        at,
        instances: 7,
        source: 'api',
        images: [
          {
            reference: `${HOST}/${name}:1.0.0`,
            repository: `${HOST}/${name}`,
            tag: '1.0.0',
            digest: await digest(name),
            state: 'known',
          },
        ],
      });
    await deployed('search', secondsFromNow(60 - 2 * 24 * 60 * 60));
    await compute();
    expect((await row())?.deploymentsSource).toBe('default');
    jest.setSystemTime(Date.now() + 120_000);
    await deployed('shop', secondsFromNow(-1));
    await compute();
    expect((await row())?.deploymentsSource).toBe('recorded');
  });

  it('counts what nodes share after a computation that was stopped before it did', async () => {
    const settings = {
      sharedNodes: true,
      nodes: 10,
      instances: 10,
      deploymentsPerMonth: 20,
    };
    const { compute, row, stores } = await portal(settings);
    const shared = 10 * 10_002_500;
    expect((await row())?.bytesPerDeployment).toBe(shared);

    // As it is after each service was computed by itself, and before the rest.
    const [{ figures: text }] = await knex('service_costs')
      .where({ entity_ref: SHOP })
      .select('figures');
    const stored = JSON.parse(text);
    stored.figures.summary.bytesPerDeployment = 10 * 60_002_500;
    await knex('service_costs')
      .where({ entity_ref: SHOP })
      .update({ generation: 2, figures: JSON.stringify(stored) });
    await knex('cost_computations').update({ trigger: 'what was before' });
    await compute();
    expect((await row())?.bytesPerDeployment).toBe(shared);

    // Nobody else brings the base any more.
    const [shop] = (await stores.entities.list()).filter(
      ({ entityRef }) => entityRef === SHOP,
    );
    await stores.entities.save([shop], { complete: true });
    await knex('cost_computations').update({ trigger: 'what was before' });
    await compute();
    expect((await row())?.bytesPerDeployment).toBe(10 * 60_002_500);
  });

  it('takes no figures that another version of the plugin has stored', async () => {
    const { stop } = await portal();
    await knex('service_costs').update({
      figures: JSON.stringify({ form: 0, figures: { old: true } }),
    });
    stops.splice(0);
    await stop();
    // Before it computes: what is stored is all that it knows.
    const next = await startCostPortal({
      knex,
      host: HOST,
      entities: [
        service('shop', `${HOST}/shop`),
        service('search', `${HOST}/search`),
      ],
    });
    stops.push(() => next.stop());
    const { items, notCosted } = organisationCostSchema.parse(
      (await next.user.get('/cost').expect(200)).body,
    );
    expect([items.length, notCosted]).toEqual([0, 2]);
    await next.user.get('/cost/savings').expect(200);
  });

  it('computes anew once images for further platforms were read', async () => {
    const { stores, compute, row } = await portal({
      cache: 'none',
      platformShares: { 'linux/amd64': 0.75, 'linux/arm64': 0.25 },
    });
    const at = '2026-11-20T12:00:00.000Z';
    const images: string[] = [];
    for (const [architecture, bytes] of [
      ['amd64', 100_000_000],
      ['arm64', 80_000_000],
    ] as const) {
      images.push(
        await storeRelease({
          stores,
          repository: `${HOST}/parts`,
          tag: architecture,
          at,
          architecture,
          layers: [{ content: architecture, bytes }],
          manifestBytes: 1_000,
        }),
      );
    }
    const document = {
      digest: digestOf('index'),
      kind: 'index' as const,
      what: 'index',
    };
    const save = (platforms: string[], count: number) =>
      stores.images.saveDocument({
        document: { ...document, images: images.slice(0, count) },
        wantedPlatforms: platforms,
        images: [],
        documentBytes: 500,
      });
    await save(['linux/amd64'], 1);
    await stores.tags.record({
      repository: `${HOST}/shop`,
      at,
      seen: [{ tag: '1.0.1', documentDigest: document.digest, createdAt: at }],
      troubles: [],
      vanished: [],
    });
    // The clock of these tests goes in steps: each visit says when it was.
    const scanned = (scanId: string, visitedAt: string) =>
      stores.repositories.record({
        repository: `${HOST}/shop`,
        scanId,
        at: visitedAt,
        state: 'fresh',
      });
    await scanned('first', secondsFromNow(-2));
    await compute();
    expect((await row())?.bytesPerDeployment).toBe(20 * 100_001_500);

    await save(['linux/amd64', 'linux/arm64'], 2);
    await scanned('second', secondsFromNow(-1));
    await compute();
    expect((await row())?.bytesPerDeployment).toBe(
      15 * 100_001_500 + 5 * 80_001_500,
    );
  });
});
