import { createBackendModule } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  CostScenario,
  EntityCost,
  entityCostSchema,
  entitySummarySchema,
  leaderboardSchema,
  organisationCostSchema,
  savingsPlanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { pricesExtensionPoint } from '@image-insights/backstage-plugin-image-insights-node';
import { Knex } from 'knex';
import {
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import {
  StoredLayerOptions,
  digestOf,
  storeRelease,
} from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const SHOP = '/entities/component/default/shop/cost';
const GIB = 2 ** 30;

/** Tables that no question about costs may change. */
const TABLES = [
  'entities',
  'images',
  'image_pulls',
  'tag_intervals',
  'service_costs',
  'cost_computations',
];

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();
}

function scenarioOf(cost: EntityCost, id: string): CostScenario {
  const found = cost.scenarios.find(scenario => scenario.id === id);
  if (!found) {
    throw new Error(
      `No scenario ${id} among ${cost.scenarios.map(one => one.id)}`,
    );
  }
  return found;
}

async function snapshot(knex: Knex): Promise<string> {
  const rows = await Promise.all(
    TABLES.map(async table =>
      (await knex(table).select('*')).map(row => JSON.stringify(row)).sort(),
    ),
  );
  return JSON.stringify(rows);
}

describe.each(databases.eachSupportedId())('costs on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(
    options: Partial<Parameters<typeof startCostPortal>[0]> = {},
  ) {
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities: [service('shop', `${HOST}/shop`)],
      ...options,
    });
    stops.push(() => started.stop());
    const { stores, user } = started;
    return {
      ...started,
      store: (
        repository: string,
        releases: { tag: string; days: number; layers: StoredLayerOptions[] }[],
        bytes: { configBytes: number; manifestBytes?: number },
      ) =>
        releases.reduce(
          (before, { tag, days, layers }) =>
            before.then(async () => {
              await storeRelease({
                stores,
                repository: `${HOST}/${repository}`,
                tag,
                at: daysAgo(days),
                layers,
                ...bytes,
              });
            }),
          Promise.resolve(),
        ),
      cost: async (query = '') =>
        entityCostSchema.parse(
          (await user.get(`${SHOP}${query}`).expect(200)).body,
        ),
    };
  }

  /** E1: 500,000,000 bytes in all. */
  async function fiveHundredMegabytes() {
    const started = await portal();
    await started.store(
      'shop',
      [
        {
          tag: '1.0.0',
          days: 3,
          layers: [{ content: 'all', bytes: 499_990_000 }],
        },
      ],
      { configBytes: 7_500, manifestBytes: 2_500 },
    );
    return started;
  }

  it('calculates 20 images of 500 MB through NAT to the cent, in steps that can be checked', async () => {
    const { cost } = await fiveHundredMegabytes();
    const answer = await cost('?cache=none&instances=20&perMonth=20');
    const { estimate } = answer;
    expect(estimate).toMatchObject({
      bytes: {
        cold: 500_000_000,
        perPull: 500_000_000,
        pulls: 20,
        perDeployment: 10_000_000_000,
        perMonth: 200_000_000_000,
      },
      deploymentsPerMonth: 20,
    });
    expect(estimate?.amount.perDeployment).toBeCloseTo(0.419095, 6);
    expect(estimate?.amount.perMonth).toBeCloseTo(8.381903, 6);
    expect(estimate?.paths).toMatchObject([
      {
        path: 'aws-nat',
        region: 'us-east-1',
        legs: [{ price: 'aws.nat.data', unitBytes: GIB }],
        fixed: [{ price: 'aws.nat.hour' }, { price: 'aws.ipv4.hour' }],
      },
    ]);
    expect(estimate?.paths[0].fixed.map(({ amount }) => amount)).toEqual([
      expect.closeTo(98.55, 6),
      expect.closeTo(10.95, 6),
    ]);
    expect(estimate?.steps.map(({ expression }) => expression)).toEqual(
      expect.arrayContaining([expect.stringContaining('500,000,000')]),
    );
    expect(estimate?.assumptions).toEqual(
      expect.arrayContaining([
        { key: 'instances', value: 20, source: 'chosen' },
        { key: 'cache', value: 'none', source: 'chosen' },
        { key: 'path', value: 'aws-nat', source: 'default' },
      ]),
    );

    const decimal = await cost('?cache=none&gigabyte=decimal&perMonth=100');
    expect(decimal.estimate?.amount.perMonth).toBeCloseTo(45, 9);
  });

  it('calculates the same through endpoints, and when they pay', async () => {
    const { cost } = await fiveHundredMegabytes();
    const { estimate } = await cost(
      '?cache=none&perMonth=20&path=aws-vpc-endpoints',
    );
    expect(estimate?.amount.perDeployment).toBeCloseTo(0.0000005, 7);
    expect(estimate?.fixedPerMonth).toBeCloseTo(43.8, 6);

    const today = await cost('?cache=none&perMonth=20');
    const endpoints = scenarioOf(today, 'path:aws-vpc-endpoints');
    expect(endpoints.savedAmountPerMonth).toBeCloseTo(8.3819, 3);
    expect(endpoints.breakEven?.keptBytesPerMonth).toBeGreaterThan(973.3 * GIB);
    expect(endpoints.breakEven?.keptBytesPerMonth).toBeLessThan(973.4 * GIB);
    expect(
      scenarioOf(today, 'path:aws-nat-s3-gateway').savedAmountPerMonth,
    ).toBeCloseTo(8.3819, 3);
    expect(today.scenarios[0].savedAmountPerMonth).toBeCloseTo(8.3819, 3);
  });

  /** E3: four layers, of which the application changes with each release. */
  const frankfurt = { region: 'eu-central-1', nodes: 10, instances: 30 };
  const base = { content: 'base', bytes: 30_000_000 };
  const packages = { content: 'packages', bytes: 50_000_000 };
  const dependencies = { content: 'dependencies', bytes: 120_000_000 };
  const application = (version: number) => ({
    content: `app@${version}`,
    bytes: 20_000_000,
  });

  it('tells what warm nodes move, and what a better order of layers saves', async () => {
    const onTop = await portal({ cost: frankfurt });
    await onTop.store(
      'shop',
      [1, 2, 3].map(version => ({
        tag: `1.${version}.0`,
        days: 40 - version,
        layers: [base, packages, dependencies, application(version)],
      })),
      { configBytes: 8_000, manifestBytes: 2_000 },
    );
    const { estimate } = await onTop.cost('?perMonth=60');
    expect(estimate?.bytes).toMatchObject({
      perPull: 20_010_000,
      pulls: 10,
      perDeployment: 200_100_000,
      perMonth: 12_006_000_000,
      lastDeployment: 200_100_000,
    });
    expect(estimate?.amount.perMonth).toBeCloseTo(0.581436, 6);
    const cold = await onTop.cost('?perMonth=60&cache=none');
    expect(cold.estimate?.bytes.perPull).toBe(220_010_000);
    expect(cold.estimate?.amount.perMonth).toBeCloseTo(6.39, 2);
    const random = await onTop.cost('?perMonth=60&placement=random');
    expect(random.estimate?.bytes.perDeployment).toBe(191_617_529);
    expect(random.estimate?.amount.perMonth).toBeCloseTo(0.56, 2);
  });

  it('finds layers that moved for nothing from what is stored', async () => {
    const below = await portal({ cost: frankfurt });
    await below.store(
      'shop',
      [1, 2, 3].map(version => ({
        tag: `1.${version}.0`,
        days: 40 - version,
        layers: [base, packages, application(version), dependencies],
      })),
      { configBytes: 8_000, manifestBytes: 2_000 },
    );
    const answer = await below.cost('?perMonth=60');
    expect(answer.estimate?.bytes).toMatchObject({
      perPull: 140_010_000,
      perMonth: 84_006_000_000,
    });
    expect(answer.estimate?.amount.perMonth).toBeCloseTo(4.068308, 6);
    const order = scenarioOf(answer, 'layer-order');
    expect(order.savedAmountPerMonth).toBeCloseTo(3.486872, 6);
    expect(order.savedSecondsPerNode).toBeCloseTo(0.96, 6);
    expect(answer.plan.map(({ id: row }) => row)).toContain('layer-order');
  });

  it('says that the bytes of a manifest are assumed where they were not noted', async () => {
    const { store, cost } = await portal();
    await store(
      'shop',
      [{ tag: '1.0.0', days: 1, layers: [{ content: 'a', bytes: 1000 }] }],
      { configBytes: 100 },
    );
    const { estimate } = await cost();
    expect(estimate?.bytes.cold).toBe(3_600);
    expect(estimate?.assumptions).toContainEqual({
      key: 'manifestBytes',
      value: 2_500,
      source: 'default',
    });
  });

  it('reads images that were stored before pulls were kept', async () => {
    const { cost } = await fiveHundredMegabytes();
    const before = await cost();
    await knex('image_pulls').update({ form: 0 });
    expect((await cost()).estimate).toEqual(before.estimate);
    await knex('image_pulls').delete();
    const { estimate } = await cost('?cache=none');
    // What was known of the manifest went with it.
    expect(estimate?.bytes.cold).toBe(500_000_000);
    expect(await knex('image_pulls').select('form')).toEqual([{ form: 1 }]);
  });

  it('takes prices of modules, and app-config’s before them', async () => {
    const asOf = '2026-11-01';
    const { store, cost } = await portal({
      cost: {
        cache: 'none',
        prices: { 'aws.ipv4.hour': { usd: 0, asOf, source: 'contract' } },
      },
      features: [
        createBackendModule({
          pluginId: 'image-insights',
          moduleId: 'prices',
          register(env) {
            env.registerInit({
              deps: { prices: pricesExtensionPoint },
              async init({ prices }) {
                prices.addPrices([
                  { id: 'aws.nat.data', usd: 1, asOf, source: 'module' },
                  { id: 'aws.ipv4.hour', usd: 9, asOf, source: 'module' },
                ]);
              },
            });
          },
        }),
      ],
    });
    await store(
      'shop',
      [{ tag: '1.0.0', days: 3, layers: [{ content: 'a', bytes: GIB }] }],
      { configBytes: 0, manifestBytes: 0 },
    );
    const { estimate } = await cost('?instances=2&perMonth=3');
    expect(estimate?.amount.perMonth).toBe(6);
    expect(estimate?.paths[0].fixed).toMatchObject([
      { price: 'aws.nat.hour' },
      { price: 'aws.ipv4.hour', amount: 0 },
    ]);
    expect(estimate?.assumptions).toContainEqual({
      key: 'prices',
      value: '2026-11-21',
      source: 'config',
    });
  });

  it('notes how long manifests and indexes are when it scans', async () => {
    const registry = await ScriptedRegistry.start();
    stops.push(() => registry.stop());
    const single = registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'a', bytes: 100 }],
    });
    const index = registry.pushIndex('shop', ['2.0.0'], {
      amd64: { layers: [{ content: 'b', bytes: 100 }] },
    });
    const harness = createScanHarness({
      knex: await migrated(knex),
      host: registry.host,
      entities: [service('shop', `${registry.host}/shop`)],
    });
    stops.unshift(() => harness.stop());
    await harness.scan();
    const lengthOf = async (digest: string) => {
      const answer = await fetch(
        `http://${registry.host}/v2/shop/manifests/${digest}`,
      );
      return (await answer.arrayBuffer()).byteLength;
    };
    const images = await harness.stores.pulls.imagesOf([single, index]);
    const [of1] = images.get(single) ?? [];
    const [of2] = images.get(index) ?? [];
    expect(of1).toMatchObject({ imageDigest: single, isIndex: false });
    expect(of2).toMatchObject({
      isIndex: true,
      indexBytes: await lengthOf(index),
    });
    const pulls = await harness.stores.pulls.pulls([single, of2.imageDigest]);
    expect(pulls.get(single)).toMatchObject({
      manifestBytes: await lengthOf(single),
      layers: [{ compressedBytes: 100, step: expect.any(String) }],
    });
    expect(pulls.get(of2.imageDigest)?.manifestBytes).toBe(
      await lengthOf(of2.imageDigest),
    );
  });

  it('says of repositories without images why there is no figure', async () => {
    const { cost } = await portal();
    expect(await cost()).toMatchObject({
      missing: [{ repository: `${HOST}/shop`, reason: 'Not scanned yet' }],
      scenarios: [],
      plan: [],
      deployments: { perMonth: 20, source: 'default', recorded: 0 },
    });
  });

  it('refuses what cannot be, with field, value and what is allowed', async () => {
    const { user } = await fiveHundredMegabytes();
    const before = await snapshot(knex);
    for (const [query, names, allowed] of [
      ['instances=', 'instances', 'number'],
      ['instances=-1', 'instances is "-1"', '>=0'],
      ['instances=1000001', 'instances is "1000001"', '<=1000000'],
      ['instances=many', 'instances is "many"', 'number'],
      ['perMonth=', 'perMonth is ""', 'number'],
      ['cache=', 'cache is ""', 'none, warm, or a hit ratio from 0 to 1'],
      ['cache=1.5', 'cache is "1.5"', '<=1'],
      ['cache=cold', 'cache is "cold"', 'none, warm, or a hit ratio'],
      ['coldShare=some', 'coldShare is "some"', 'auto, or a share'],
      ['path=aws-tunnel', 'path is "aws-tunnel"', 'aws-nat-s3-gateway'],
      ['path=', 'path is ""', 'aws-nat'],
      ['region=atlantis', "region is 'atlantis'", 'eu-central-1'],
      ['region=', "region is ''", 'us-east-1'],
      ['nodes=1&nodes=2', 'nodes is ["1","2"]', 'number'],
    ]) {
      const answer = await user.get(`${SHOP}?${query}`).expect(400);
      expect(answer.body.error.message).toContain(names);
      expect(answer.body.error.message).toContain(allowed);
    }
    for (const query of ['?by=moon', '?path=moon', '/savings?cursor=moon']) {
      const answer = await user.get(`/cost${query}`).expect(400);
      expect(answer.body.error.message).toMatch(/moon|cursor/);
    }
    expect(await snapshot(knex)).toBe(before);
  });

  it('answers 404 for what is not there, or not the caller’s to see', async () => {
    const { user, service: other } = await portal({
      entities: [
        service('shop', `${HOST}/shop`),
        service('secret', `${HOST}/secret`),
      ],
      hidden: ['component:default/secret'],
    });
    const message = async (path: string) =>
      (await user.get(path).expect(404)).body.error.message;
    expect(await message(`${SHOP}?repository=${HOST}/other`)).toContain(
      `does not name the repository ${HOST}/other`,
    );
    expect(await message(`${SHOP}?environment=moon`)).toContain(
      "environment is 'moon'",
    );
    const secret = '/entities/component/default/secret/cost';
    expect(await message(secret)).toBe('No entity component:default/secret');
    await other.get(secret).expect(200);
  });

  /** Two services, of which users see one. */
  async function twoServices(
    options: Partial<Parameters<typeof startCostPortal>[0]> = {},
  ) {
    const started = await portal({
      entities: [
        service('shop', `${HOST}/shop`, {
          'image-insights.io/instances': '10',
        }),
        service('secret', `${HOST}/secret`),
      ],
      hidden: ['component:default/secret'],
      cost: { cache: 'none', deploymentsPerMonth: 20 },
      ...options,
    });
    for (const [name, bytes] of [
      ['shop', 99_997_500],
      ['secret', 499_997_500],
    ] as const) {
      await started.store(
        name,
        [{ tag: '1.0.0', days: 200, layers: [{ content: name, bytes }] }],
        { configBytes: 0, manifestBytes: 2_500 },
      );
    }
    await started.noteEntities();
    const organisation = async (who: 'user' | 'service', query = '') =>
      organisationCostSchema.parse(
        (await started[who].get(`/cost${query}`).expect(200)).body,
      );
    const savings = async (who: 'user' | 'service', query = '') =>
      savingsPlanSchema.parse(
        (await started[who].get(`/cost/savings${query}`).expect(200)).body,
      );
    return { ...started, organisation, savings };
  }

  it('sums up what the caller may read, and nothing else', async () => {
    const { compute, organisation, savings, user } = await twoServices();
    expect(await organisation('user')).toMatchObject({
      totals: { services: 0, amountPerMonth: 0 },
      notCosted: 1,
      items: [],
    });
    await compute();

    const all = await organisation('service');
    expect(all.computedAt).toBeDefined();
    expect(all.totals).toMatchObject({
      services: 2,
      bytesPerMonth: 20_000_000_000 * 2 + 200_000_000_000 - 20_000_000_000,
    });
    const own = await organisation('user');
    expect(own.totals).toMatchObject({
      services: 1,
      bytesPerMonth: 20_000_000_000,
    });
    expect(own.totals.amountPerMonth).toBeCloseTo(
      (20_000_000_000 / GIB) * 0.045,
      9,
    );
    expect(own.items.map(({ key }) => key)).toEqual(['component:default/shop']);
    expect(own.paths[0].legs[0].bytes).toBe(20_000_000_000);
    expect(JSON.stringify([own, await savings('user')])).not.toContain(
      'secret',
    );

    const summary = entitySummarySchema.parse(
      (await user.get('/entities/component/default/shop').expect(200)).body,
    );
    expect(summary.cost).toMatchObject({
      bytesPerMonth: 20_000_000_000,
      deploymentsPerMonth: 20,
      currency: 'USD',
    });
  });

  it('adds rows up to the totals, however they are grouped and paged', async () => {
    const { compute, organisation } = await twoServices();
    await compute();
    for (const by of ['service', 'owner', 'system', 'registry']) {
      const { totals, items } = await organisation('service', `?by=${by}`);
      for (const key of [
        'amountPerMonth',
        'bytesPerMonth',
        'storageBytes',
        'storageAmountPerMonth',
      ] as const) {
        const sum = items.reduce((before, item) => before + item[key], 0);
        expect(sum).toBeCloseTo(totals[key], 9);
      }
    }
    const first = await organisation('service', '?limit=1');
    expect(first).toMatchObject({
      totalCount: 2,
      items: [{ key: 'component:default/secret', title: 'secret' }],
    });
    const second = await organisation(
      'service',
      `?limit=1&cursor=${first.nextCursor}`,
    );
    expect(second).toMatchObject({
      offset: 1,
      items: [{ key: 'component:default/shop' }],
    });
    expect(second.nextCursor).toBeUndefined();
    expect(
      (await organisation('service', '?registry=elsewhere.example.com')).totals
        .services,
    ).toBe(0);
  });

  it('compares other paths for all, and plans what to do first', async () => {
    const { store, compute, organisation, savings } = await twoServices();
    const all = { content: 'shop', bytes: 99_997_500 };
    await store(
      'shop',
      [{ tag: '1.1.0', days: 2, layers: [all, { content: 'b', bytes: 500 }] }],
      { configBytes: 0, manifestBytes: 2_500 },
    );
    await compute();
    const { scenarios, totals } = await organisation('service');
    const gateway = scenarios.find(
      scenario => scenario.id === 'path:aws-nat-s3-gateway',
    );
    expect(gateway?.savedAmountPerMonth).toBeCloseTo(totals.amountPerMonth, 3);
    expect(scenarios.map(({ kind }) => kind)).toContain('keep-images');

    const chosen = await organisation('service', '?path=aws-nat-s3-gateway');
    expect(chosen.totals.amountPerMonth).toBeCloseTo(
      gateway?.amountPerMonth ?? NaN,
      12,
    );

    const plan = await savings('service');
    expect(plan.items[0]).toMatchObject({
      kind: 'path',
      subject: 'aws-nat-s3-gateway',
    });
    const summed = plan.items.reduce(
      (sum, { marginal }) => sum + marginal.amountPerMonth,
      0,
    );
    expect(summed).toBeCloseTo(plan.totals.amountPerMonth, 9);
    const next = await savings('service', '?limit=1');
    expect(next.items).toEqual(plan.items.slice(0, 1));
  });

  it('computes again only what changed', async () => {
    const { compute, store, organisation, stores } = await twoServices();
    await compute();
    const generations = async () =>
      new Map(
        (await knex('service_costs').select('entity_ref', 'generation')).map(
          row => [row.entity_ref, Number(row.generation)],
        ),
      );
    await compute();
    expect([...(await generations()).values()]).toEqual([1, 1]);

    await store(
      'shop',
      [
        {
          tag: '1.1.0',
          days: 1,
          layers: [{ content: 'new', bytes: 50_000_000 }],
        },
      ],
      { configBytes: 0, manifestBytes: 2_500 },
    );
    await stores.repositories.record({
      repository: `${HOST}/shop`,
      scanId: 'scan',
      at: new Date().toISOString(),
      state: 'fresh',
    });
    await compute();
    expect(await generations()).toEqual(
      new Map([
        ['component:default/secret', 1],
        ['component:default/shop', 2],
      ]),
    );
    const { items } = await organisation('user');
    expect(items[0].bytesPerDeployment).toBe(10 * 50_002_500);
  });

  it('forgets services that are gone', async () => {
    const { compute, stores } = await twoServices();
    await compute();
    const [shop] = (await stores.entities.list()).filter(
      ({ title }) => title === 'shop',
    );
    await stores.entities.save([shop], { complete: true });
    await stores.repositories.record({
      repository: `${HOST}/shop`,
      scanId: 'scan',
      at: new Date().toISOString(),
      state: 'fresh',
    });
    await compute();
    expect(await knex('service_costs').select('entity_ref')).toEqual([
      { entity_ref: 'component:default/shop' },
    ]);
  });

  it('tells what findings save once images are judged', async () => {
    const { compute, organisation, savings, stores, cost } =
      await twoServices();
    await compute();
    const before = await organisation('user');
    expect(before.items[0].savableBytesPerMonth).toBe(0);

    const [{ digest }] = await knex('tag_intervals')
      .where({ repository: `${HOST}/shop` })
      .select({ digest: 'document_digest' });
    await knex('image_judgements').insert({
      image_digest: digest,
      rule_set: 'rules',
      inputs: 'inputs',
      points: 50,
      up_to: 50,
      grade: 'D',
      evidence: 1,
      gain_compressed_bytes: 10_000_000,
      finding_count: 1,
      contents_state: 'read',
      judgement: '{}',
      judged_at: new Date().toISOString(),
    });
    await knex('findings').insert({
      image_digest: digest,
      position: 0,
      rule: 'pip-cache-kept',
      finding: 'pip-cache-kept',
      family: 'size',
      severity: 'medium',
      gain_compressed_bytes: 10_000_000,
      title: 'pip cache left in the layer',
      is_estimate: true,
      gain_layers: JSON.stringify([{ index: 0, compressedBytes: 10_000_000 }]),
    });
    expect(await stores.judgements.gains([digest])).toMatchObject(
      new Map([[digest, [{ id: 'pip-cache-kept' }]]]),
    );
    await compute();
    const [row] = (await organisation('user')).items;
    expect(row.savableBytesPerMonth).toBe(20 * 10 * 10_000_000);
    expect(row.savableAmountPerMonth).toBeCloseTo(
      (2_000_000_000 / GIB) * 0.045,
      9,
    );
    const { items } = await savings('user');
    expect(items).toContainEqual(
      expect.objectContaining({
        kind: 'finding',
        entityRef: 'component:default/shop',
        title: 'shop',
        subject: 'pip cache left in the layer',
      }),
    );
    const scenario = scenarioOf(await cost(), 'finding:pip-cache-kept');
    expect(scenario.savedBytesPerMonth).toBe(2_000_000_000);
  });

  it('takes instances and frequency from recorded deployments', async () => {
    const { stores, compute, organisation, cost } = await twoServices();
    const [{ digest }] = await knex('tag_intervals')
      .where({ repository: `${HOST}/shop` })
      .select({ digest: 'document_digest' });
    for (let number = 0; number < 30; number += 1) {
      await stores.deployments.add({
        id: `gh-${number}`,
        entityRef: 'component:default/shop',
        environment: 'production',
        at: daysAgo(89 - number * 2),
        instances: 4,
        source: 'api',
        images: [
          {
            reference: `${HOST}/shop:1.0.0`,
            repository: `${HOST}/shop`,
            tag: '1.0.0',
            digest,
            state: 'known',
          },
        ],
      });
    }
    await compute();
    const [shop] = (await organisation('user')).items;
    expect(shop).toMatchObject({
      deploymentsSource: 'recorded',
      bytesPerDeployment: 4 * 100_000_000,
    });
    expect(shop.deploymentsPerMonth).toBeCloseTo(10, 0);
    const { totals } = await organisation('user');
    expect(totals.recordedAmountPerMonth).toBeCloseTo(
      totals.amountPerMonth,
      12,
    );
    const { estimate, deployments } = await cost('?environment=production');
    expect(deployments).toMatchObject({
      source: 'recorded',
      recorded: 30,
      environments: ['production'],
    });
    expect(estimate?.assumptions).toEqual(
      expect.arrayContaining([
        { key: 'instances', value: 4, source: 'recorded' },
      ]),
    );
  });

  it('weighs platforms by their share of the nodes', async () => {
    const { stores, cost } = await portal({
      cost: {
        cache: 'none',
        platformShares: { 'linux/amd64': 0.75, 'linux/arm64': 0.25 },
      },
    });
    const at = daysAgo(3);
    const images = [];
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
    await stores.images.saveDocument({
      document: {
        digest: digestOf('index'),
        kind: 'index',
        what: 'index',
        images,
      },
      wantedPlatforms: ['linux/amd64', 'linux/arm64'],
      images: [],
      documentBytes: 500,
    });
    await stores.tags.record({
      repository: `${HOST}/shop`,
      at,
      seen: [
        { tag: '1.0.0', documentDigest: digestOf('index'), createdAt: at },
      ],
      troubles: [],
      vanished: [],
    });
    const { estimate, input } = await cost('?instances=20');
    expect(
      input.streams.map(({ platform, platformShare, releases }) => [
        platform,
        platformShare,
        releases[0].manifestBytes,
      ]),
    ).toEqual([
      ['linux/amd64', 0.75, 1_500],
      ['linux/arm64', 0.25, 1_500],
    ]);
    expect(estimate?.bytes.perDeployment).toBe(
      15 * 100_001_500 + 5 * 80_001_500,
    );
  });

  it('counts layers as held that other services bring to shared nodes', async () => {
    const common = { content: 'base', bytes: 50_000_000 };
    const started = await portal({
      entities: [
        service('shop', `${HOST}/shop`),
        service('search', `${HOST}/search`),
      ],
      cost: {
        sharedNodes: true,
        nodes: 10,
        instances: 10,
        deploymentsPerMonth: 20,
      },
    });
    for (const name of ['shop', 'search']) {
      await started.store(
        name,
        [
          {
            tag: '1.0.0',
            days: 2,
            layers: [common, { content: name, bytes: 10_000_000 }],
          },
        ],
        { configBytes: 0, manifestBytes: 2_500 },
      );
    }
    await started.noteEntities();
    // The first release of each: nobody has the base until both are known.
    expect((await started.cost()).estimate?.bytes.perPull).toBe(60_002_500);
    await started.compute();
    const { estimate, input } = await started.cost();
    expect(input.streams[0].releases[0].layers[0].heldByOthers).toBe(1);
    expect(estimate?.bytes.perPull).toBe(10_002_500);
    const { items } = organisationCostSchema.parse(
      (await started.user.get('/cost').expect(200)).body,
    );
    expect(items.map(({ bytesPerDeployment }) => bytesPerDeployment)).toEqual([
      100_025_000, 100_025_000,
    ]);
  });

  it('ranks the leaderboard by cost', async () => {
    const { compute, service: other } = await twoServices();
    await compute();
    const { items } = leaderboardSchema.parse(
      (await other.get('/leaderboard?orderBy=cost').expect(200)).body,
    );
    expect(
      items.map(({ title, cost }) => [title, cost?.bytesPerMonth]),
    ).toEqual([
      ['secret', 200_000_000_000],
      ['shop', 20_000_000_000],
    ]);
  });
});
