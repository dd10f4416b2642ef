import { createHmac } from 'node:crypto';
import {
  TestDatabases,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  deploymentListSchema,
  deploymentSchema,
  entityCostSchema,
  historySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import request from 'supertest';
import plugin from '../index';
import { service } from '../__testUtils__/ScanHarness';
import { ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';
import { setToday } from '../__testUtils__/setToday';
import {
  DEPLOY_TOKEN,
  FLUX_SECRET,
  OTHER_TOKEN,
  startDeploymentPortal,
} from '../__testUtils__/startDeploymentPortal';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const SHOP = 'component:default/shop';
const TABLES = ['deployments', 'deployment_images'];

const image = (content: string, bytes = 500) => ({
  layers: [
    { content: 'base', bytes: 1000 },
    { content, bytes },
  ],
});

async function snapshot(knex: Knex): Promise<string> {
  const rows = await Promise.all(TABLES.map(table => knex(table).select('*')));
  return JSON.stringify(rows);
}

describe.each(databases.eachSupportedId())('deployments on %s', id => {
  setToday('2026-11-21T12:00:00Z');
  let registry: ScriptedRegistry;
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await registry.stop();
  });

  async function portal(deployments?: object) {
    const started = await startDeploymentPortal({
      host: registry.host,
      knex,
      deployments,
      entities: [
        service('shop', `${registry.host}/shop, ${registry.host}/worker`),
        service('bare', ''),
      ],
    });
    stops.push(() => started.stop());
    return started;
  }

  function reference(name: string): string {
    return `${registry.host}/${name}`;
  }

  it('records a deployment once, however often it is sent', async () => {
    const digest = registry.push('shop', ['1.0.0'], image('a'));
    const { record, get } = await portal();
    const body = {
      id: 'gh-1-1',
      entityRef: 'Component:shop',
      image: reference('shop:1.0.0'),
      environment: 'production',
      instances: 20,
      nodes: 5,
      at: '2026-11-21T11:00:00+01:00',
    };
    const first = deploymentSchema.parse((await record(body).expect(201)).body);
    expect(first).toEqual({
      id: 'gh-1-1',
      entityRef: SHOP,
      environment: 'production',
      instances: 20,
      nodes: 5,
      at: '2026-11-21T10:00:00.000Z',
      source: 'api',
      images: [
        {
          reference: reference('shop:1.0.0'),
          repository: reference('shop'),
          tag: '1.0.0',
          digest,
        },
      ],
    });

    // The tag moved since; what was deployed did not.
    registry.push('shop', ['1.0.0'], image('b'));
    const again = await record(body).expect(200);
    expect(deploymentSchema.parse(again.body)).toEqual(first);
    const list = deploymentListSchema.parse(
      (await get(SHOP, '/deployments').expect(200)).body,
    );
    expect(list).toEqual({ items: [first] });
  });

  it('refuses an id that is taken by other content, and names what differs', async () => {
    registry.push('shop', ['1.0.0', '1.0.1'], image('a'));
    const { record } = await portal();
    const body = {
      id: 'x',
      entityRef: SHOP,
      image: reference('shop:1.0.0'),
      at: '2026-11-01T00:00:00Z',
    };
    await record(body).expect(201);
    const before = await snapshot(knex);
    for (const [change, field] of [
      [{ image: reference('shop:1.0.1') }, 'images'],
      [{ environment: 'staging' }, 'environment'],
      [{ instances: 3 }, 'instances'],
      [{ nodes: 3 }, 'nodes'],
      [{ at: '2026-11-01T00:00:01Z' }, 'at'],
      [{ entityRef: 'component:default/bare' }, 'entityRef'],
    ] as const) {
      const answer = await record({ ...body, ...change }).expect(409);
      expect(answer.body.error.message).toContain(
        `recorded already with other content, in ${field}:`,
      );
    }
    expect(await snapshot(knex)).toBe(before);
  });

  it('lets one of two in that come at once with one id', async () => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record } = await portal();
    const body = { id: 'x', entityRef: SHOP, image: reference('shop:1.0.0') };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => record(body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200, 200, 200, 200, 200, 201,
    ]);
    const [{ body: first }] = answers;
    answers.forEach(answer => expect(answer.body).toEqual(first));
    expect(await knex('deployments').select('id')).toHaveLength(1);
    expect(await knex('deployment_images').select('*')).toHaveLength(1);

    const others = await Promise.all([
      record({ ...body, id: 'y', instances: 1 }),
      record({ ...body, id: 'y', instances: 2 }),
    ]);
    expect(others.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('keeps images of other repositories apart, unless there is nothing else', async () => {
    const digest = registry.push('shop', ['1.0.0'], image('a'));
    const { record } = await portal();
    const sidecars = ['docker.io/istio/proxyv2:1.27.0', reference('other:1')];
    const answer = await record({
      id: 'argo',
      entityRef: SHOP,
      images: [
        ...sidecars,
        reference('shop:1.0.0'),
        reference('shop:1.0.0'),
        reference(`shop@sha256:${'1'.repeat(64)}`),
      ],
    }).expect(201);
    expect(deploymentSchema.parse(answer.body).images).toEqual([
      {
        reference: sidecars[0],
        repository: 'docker.io/istio/proxyv2',
        tag: '1.27.0',
        problem: expect.objectContaining({
          code: 'other-repository',
          message: expect.stringContaining('its registry is not configured'),
        }),
      },
      {
        reference: sidecars[1],
        repository: reference('other'),
        tag: '1',
        problem: expect.objectContaining({ code: 'other-repository' }),
      },
      {
        reference: reference('shop:1.0.0'),
        repository: reference('shop'),
        tag: '1.0.0',
        digest,
      },
      {
        reference: reference(`shop@sha256:${'1'.repeat(64)}`),
        repository: reference('shop'),
        problem: expect.objectContaining({ code: 'second-of-repository' }),
      },
    ]);

    const before = await snapshot(knex);
    const refused = await record({
      id: 'sidecars',
      entityRef: SHOP,
      images: sidecars,
    }).expect(400);
    expect(refused.body.error.message).toContain(sidecars[0]);
    expect(refused.body.error.message).toContain(
      `allowed are images of ${reference('shop')}, ${reference('worker')}`,
    );
    const bare = await record({
      id: 'bare',
      entityRef: 'component:default/bare',
      images: sidecars,
    }).expect(400);
    expect(bare.body.error.message).toContain('image-insights.io/repositories');
    expect(await snapshot(knex)).toBe(before);
  });

  it.each([
    [{ instances: -1 }, 'instances is -1'],
    [{ instances: 1e9 }, 'instances is 1000000000'],
    [{ instances: 1.5 }, 'instances is 1.5'],
    [{ nodes: -3 }, 'nodes is -3'],
    [{ id: '' }, 'id is ""'],
    [{ id: 'two words' }, 'id is "two words"'],
    [{ entityRef: 'shop' }, "entityRef is 'shop'"],
    [{ environment: '' }, 'environment is ""'],
    [{ environment: 'pro\u0000duction' }, 'without control characters'],
    [{ at: 'yesterday' }, 'at is "yesterday"'],
    [{ at: '2099-01-01T00:00:00Z' }, 'at is 2099-01-01T00:00:00Z'],
    [{ at: '2020-01-01T00:00:00Z' }, 'older deployments are not kept'],
    [{ image: 'Registry.example.com/Shop:1' }, 'image: '],
    [{ image: undefined }, 'give image or images'],
    [{ images: ['a/b'] }, 'give image or images'],
    [{ replicas: 3 }, 'replicas'],
  ])('refuses %j, names it, and stores nothing', async (change, part) => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record } = await portal();
    const answer = await record({
      id: 'x',
      entityRef: SHOP,
      image: reference('shop:1.0.0'),
      ...change,
    }).expect(400);
    expect(answer.body.error.message).toContain(part);
    expect(await snapshot(knex)).toBe('[[],[]]');
    expect(registry.requests).toEqual([]);
  });

  it('knows no deployments of entities that are not there', async () => {
    const { record, get } = await portal();
    const answer = await record({
      id: 'x',
      entityRef: 'component:default/gone',
      image: reference('shop:1.0.0'),
    }).expect(404);
    expect(answer.body.error.message).toContain('component:default/gone');
    await get('component:default/gone', '/deployments').expect(404);
    expect(await snapshot(knex)).toBe('[[],[]]');
  });

  it('asks for a token that may record deployments', async () => {
    const { record, agent } = await portal();
    const body = { id: 'x', entityRef: SHOP, image: reference('shop:1.0.0') };
    await agent.post('/api/image-insights/deployments').send(body).expect(401);
    await record(body, 'made-up-by-somebody').expect(401);
    const answer = await record(body, OTHER_TOKEN).expect(403);
    expect(answer.body.error.message).toContain(
      'image-insights.deployment.record',
    );
    expect(await snapshot(knex)).toBe('[[],[]]');
  });

  it('lets a token that may only record deployments record them, and read nothing', async () => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record, get } = await portal();
    const deployed = reference('shop:1.0.0');
    await record({ id: 'x', entityRef: SHOP, image: deployed }).expect(201);
    await get(SHOP, '/deployments', DEPLOY_TOKEN).expect(403);
    const answer = await get(SHOP, '/deployments').expect(200);
    expect(deploymentListSchema.parse(answer.body).items).toHaveLength(1);
  });

  it('takes bodies of up to 64 kB, which other routes do not', async () => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record, agent } = await portal();
    const sidecar = (index: number) =>
      `docker.io/library/sidecar${index}:${'1'.repeat(100)}`;
    const images = [
      reference('shop:1.0.0'),
      ...Array.from({ length: 99 }, (_, index) => sidecar(index)),
    ];
    const body = { id: 'x', entityRef: SHOP, images };
    expect(JSON.stringify(body).length).toBeGreaterThan(10_240);
    await record(body).expect(201);
    await record({ ...body, images: Array(200).fill('x'.repeat(500)) }).expect(
      413,
    );
    await agent
      .post('/api/image-insights/scans')
      .set('Authorization', `Bearer ${DEPLOY_TOKEN}`)
      .send(body)
      .expect(413);
  });

  it('resolves a tag later that the registry did not resolve', async () => {
    const digest = registry.push('shop', ['1.0.0'], image('a'));
    const { record, get, scan } = await portal();
    registry.faults.set('shop', { kind: 'status', status: 503 });
    const answer = await record({
      id: 'x',
      entityRef: SHOP,
      image: reference('shop:1.0.0'),
    }).expect(201);
    expect(deploymentSchema.parse(answer.body).images).toMatchObject([
      { tag: '1.0.0', problem: { code: expect.any(String) } },
    ]);
    expect(answer.body.images[0].digest).toBeUndefined();

    registry.faults.clear();
    await scan();
    const { items } = deploymentListSchema.parse(
      (await get(SHOP, '/deployments').expect(200)).body,
    );
    expect(items[0].images).toEqual([
      {
        reference: reference('shop:1.0.0'),
        repository: reference('shop'),
        tag: '1.0.0',
        digest,
      },
    ]);
  });

  it('reads images that no followed tag points to, and says where there is none', async () => {
    const deployed = registry.push('shop', ['sha-3f2a9c1'], image('a'));
    registry.pushArtifact(
      'worker',
      '1.0.0',
      'application/vnd.cncf.helm.config.v1+json',
    );
    const { record, get, scan } = await portal();
    await record({
      id: 'x',
      entityRef: SHOP,
      images: [reference(`shop@${deployed}`), reference('worker:1.0.0')],
      at: '2026-11-20T00:00:00Z',
    }).expect(201);
    const missing = `sha256:${'7'.repeat(64)}`;
    await record({
      id: 'y',
      entityRef: SHOP,
      image: reference(`shop@${missing}`),
      at: '2026-11-19T00:00:00Z',
    }).expect(201);
    await scan();
    const { items } = deploymentListSchema.parse(
      (await get(SHOP, '/deployments').expect(200)).body,
    );
    expect(items.map(item => item.images)).toMatchObject([
      [{ digest: deployed }, { problem: { code: 'not-an-image' } }],
      [{ digest: missing, problem: { code: 'manifest-missing' } }],
    ]);
    expect(items[0].images[0].problem).toBeUndefined();
    const [stored] = await knex('images').select('digest');
    expect(stored.digest).toBe(deployed);
  });

  it('learns from the first scan what was deployed long before it', async () => {
    const releases = [
      registry.push('shop', ['1.0.0'], image('a')),
      registry.push('shop', ['1.1.0'], image('b')),
    ];
    const missing = `sha256:${'7'.repeat(64)}`;
    const { record, get, scan } = await portal();
    for (const [index, digest] of [...releases, missing].entries()) {
      await record({
        id: `release-${index}`,
        entityRef: SHOP,
        image: reference(`shop@${digest}`),
        at: `2026-09-1${index}T00:00:00Z`,
      }).expect(201);
    }
    await scan();
    const cost = entityCostSchema.parse(
      (await get(SHOP, '/cost').expect(200)).body,
    );
    expect(
      new Set(cost.input.streams[0].releases.map(({ digest }) => digest)),
    ).toEqual(new Set(releases));
    expect(
      await knex('deployment_images').orderBy('at').pluck('state'),
    ).toEqual(['known', 'known', 'open']);
    // What is that old is not asked for: nobody has said that it is missing.
    expect(
      await knex('deployment_images').orderBy('at').pluck('problem'),
    ).toEqual([null, null, null]);
  });

  it('lists newest first, page by page, of all environments or of one', async () => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record, get } = await portal();
    for (const day of ['03', '01', '05', '04', '02']) {
      await record({
        id: `day-${day}`,
        entityRef: SHOP,
        image: reference('shop:1.0.0'),
        environment: Number(day) % 2 ? 'odd' : 'even',
        at: `2026-11-${day}T00:00:00Z`,
      }).expect(201);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = deploymentListSchema.parse(
        (
          await get(
            SHOP,
            `/deployments?limit=2${
              cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
            }`,
          ).expect(200)
        ).body,
      );
      seen.push(...page.items.map(item => item.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['day-05', 'day-04', 'day-03', 'day-02', 'day-01']);
    const even = deploymentListSchema.parse(
      (await get(SHOP, '/deployments?environment=even').expect(200)).body,
    );
    expect(even.items.map(item => item.id)).toEqual(['day-04', 'day-02']);
    for (const [query, part] of [
      ['cursor=moon', 'The cursor is none of ours'],
      ['cursor=%00%20%00', 'The cursor is none of ours'],
      ['environment=%00', 'without control characters'],
      ['limit=0', 'limit is'],
    ]) {
      const answer = await get(SHOP, `/deployments?${query}`).expect(400);
      expect(answer.body.error.message).toContain(part);
    }
  });

  it('forgets what is older than it is to be kept', async () => {
    registry.push('shop', ['1.0.0'], image('a'));
    const { record, get, scan } = await portal({ retention: { days: 90 } });
    await record({
      id: 'x',
      entityRef: SHOP,
      image: reference('shop:1.0.0'),
    }).expect(201);
    await knex('deployments').update({ at: '2020-01-01T00:00:00.000Z' });
    await knex('deployment_images').update({ at: '2020-01-01T00:00:00.000Z' });
    await scan();
    await waitFor(async () => (await snapshot(knex)) === '[[],[]]');
    const list = await get(SHOP, '/deployments').expect(200);
    expect(list.body).toEqual({ items: [] });
  });

  it('shows deployments in the history, by the image of the platform', async () => {
    const index = registry.pushIndex('shop', ['1.0.0'], {
      amd64: image('a'),
      arm64: image('a'),
    });
    const { record, get, scan } = await portal();
    await record({
      id: 'x',
      entityRef: SHOP,
      image: reference('shop:1.0.0'),
      environment: 'production',
      instances: 4,
      at: '2026-11-20T00:00:00Z',
    }).expect(201);
    await scan();
    const history = historySchema.parse(
      (await get(SHOP, '/history').expect(200)).body,
    );
    expect(history.points).toHaveLength(1);
    expect(history.points[0].digest).not.toBe(index);
    expect(history.deployments).toEqual([
      {
        id: 'x',
        at: '2026-11-20T00:00:00.000Z',
        environment: 'production',
        digest: history.points[0].digest,
        tag: '1.0.0',
        instances: 4,
      },
    ]);
    const later = historySchema.parse(
      (await get(SHOP, '/history?from=2026-11-20T00:00:01Z').expect(200)).body,
    );
    expect(later.deployments).toEqual([]);
  });

  describe('events of Flux', () => {
    const event = (
      change: {
        metadata?: Record<string, string>;
        [field: string]: unknown;
      } = {},
    ) => ({
      involvedObject: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        name: 'shop',
        namespace: 'apps',
        uid: '7d0cdc51-ddcf-4743-b223-83ca5c699632',
      },
      severity: 'info',
      timestamp: '2026-11-20T07:26:19Z',
      message: 'Reconciliation finished in 1.2s, next run in 10m0s',
      reason: 'ReconciliationSucceeded',
      reportingController: 'kustomize-controller',
      ...change,
      metadata: {
        entity: SHOP,
        environment: 'production',
        commit_status: 'update',
        revision: 'main@sha1:731f7eaddfb6af01cb2173e18f0f75b0ba780ef1',
        ...change.metadata,
      },
    });

    const sign = (text: string, algorithm = 'sha256', secret = FLUX_SECRET) =>
      `${algorithm}=${createHmac(algorithm, secret)
        .update(text)
        .digest('hex')}`;

    async function fluxPortal() {
      const started = await portal();
      const post = (body: object, signature?: string) => {
        const text = JSON.stringify(body);
        return started.agent
          .post('/api/image-insights/deployments/flux')
          .set('Content-Type', 'application/json')
          .set('X-Signature', signature ?? sign(text))
          .send(text);
      };
      return { ...started, post };
    }

    it('become deployments, once per revision and image', async () => {
      const digest = registry.push('shop', ['1.0.0'], image('a'));
      const { post } = await fluxPortal();
      const first = event({ metadata: { image: reference('shop:1.0.0') } });
      const answer = await post(first).expect(201);
      expect(deploymentSchema.parse(answer.body)).toMatchObject({
        entityRef: SHOP,
        environment: 'production',
        at: '2026-11-20T07:26:19.000Z',
        source: 'flux',
        images: [{ tag: '1.0.0', digest }],
      });
      // Sent again, and told of again at the next interval.
      await post(first).expect(200);
      await post({ ...first, timestamp: '2026-11-20T07:36:19Z' }).expect(200);
      // Another commit, which changed another service.
      const unrelated = await post(
        event({
          timestamp: '2026-11-20T08:00:00Z',
          metadata: {
            image: reference('shop:1.0.0'),
            revision: 'main@sha1:0000000000000000000000000000000000000000',
          },
        }),
      ).expect(202);
      expect(unrelated.body.ignored).toContain('nothing new');
      expect(await knex('deployments').select('id')).toHaveLength(1);

      await post(
        event({
          timestamp: '2026-11-20T09:00:00Z',
          metadata: { image: reference('shop:1.1.0'), revision: 'main@sha1:1' },
        }),
      ).expect(201);
      // A replay of what was before brings nothing back.
      await post(first).expect(200);
      expect(await knex('deployments').select('id')).toHaveLength(2);
    });

    it('count every upgrade of one chart, and rollbacks', async () => {
      const { post } = await fluxPortal();
      const release = (minute: string, reason: string, version: string) =>
        post(
          event({
            involvedObject: {
              kind: 'HelmRelease',
              namespace: 'apps',
              name: 'shop',
              uid: 'uid-of-the-release',
            },
            reason,
            timestamp: `2026-11-20T07:${minute}:00Z`,
            metadata: {
              revision: '0.3.0',
              image: reference(`shop:${version}`),
            },
          }),
        );
      await release('00', 'InstallSucceeded', '1').expect(201);
      await release('01', 'UpgradeSucceeded', '2').expect(201);
      await release('02', 'RollbackSucceeded', '1').expect(201);
      await release('03', 'UpgradeSucceeded', '2').expect(201);
      await release('03', 'UpgradeSucceeded', '2').expect(200);
      expect(await knex('deployments').select('id')).toHaveLength(4);
    });

    it.each([
      ['sha256, wrong secret', (text: string) => sign(text, 'sha256', 'no')],
      ['of another body', () => sign('{}')],
      ['missing', () => ''],
      ['of a weak hash', (text: string) => sign(text, 'sha1')],
      ['cut short', (text: string) => sign(text).slice(0, -2)],
      ['no hash', () => `sha256=${'g'.repeat(64)}`],
    ])('are refused with a signature that is %s', async (_, signature) => {
      const { post } = await fluxPortal();
      const body = event({ metadata: { image: reference('shop:1.0.0') } });
      const answer = await post(body, signature(JSON.stringify(body))).expect(
        401,
      );
      expect(answer.body.error.message).toBe(
        'The signature is missing or wrong',
      );
      expect(answer.text).not.toContain(FLUX_SECRET);
      expect(await snapshot(knex)).toBe('[[],[]]');
      expect(registry.requests).toEqual([]);
    });

    it('may be signed with SHA-512, and hold anything but ASCII', async () => {
      const { post } = await fluxPortal();
      const body = event({
        message: 'Gewürzt — 了解 🚀',
        metadata: { image: reference('shop:1.0.0') },
      });
      await post(body, sign(JSON.stringify(body), 'sha512')).expect(201);
      expect(await knex('deployments').select('source')).toEqual([
        { source: 'flux' },
      ]);
    });

    it.each([
      [{ reason: 'Progressing' }, 'Progressing'],
      [{ reason: 'HealthCheckFailed', severity: 'error' }, 'HealthCheckFailed'],
      [{ reason: 'UninstallSucceeded' }, 'UninstallSucceeded'],
      [{ reason: 'TestSucceeded' }, 'TestSucceeded'],
      [
        { involvedObject: { kind: 'GitRepository', name: 'fleet' } },
        'deploys nothing',
      ],
      [{ metadata: { entity: '' } }, 'event.toolkit.fluxcd.io/entity'],
    ])('of %j are not taken, and it is said why', async (change, part) => {
      const { post } = await fluxPortal();
      const answer = await post(event(change)).expect(202);
      expect(answer.body.ignored).toContain(part);
      expect(await snapshot(knex)).toBe('[[],[]]');
    });

    it.each([
      [{ metadata: { entity: 'component:default/gone' } }, 404, 'gone'],
      [{ metadata: { entity: 'shop' } }, 400, "entityRef is 'shop'"],
      [{ metadata: { image: 'example.com/other:1' } }, 400, 'other:1'],
      [{ timestamp: 'now' }, 400, 'timestamp is "now"'],
      [{ involvedObject: null }, 400, 'involvedObject is null'],
    ])('with %j are refused with %d', async (change, status, part) => {
      const { post } = await fluxPortal();
      const answer = await post(event(change)).expect(status);
      expect(answer.body.error.message).toContain(part);
      expect(await snapshot(knex)).toBe('[[],[]]');
    });

    it('without an image tell of what the tags pointed to at that time', async () => {
      registry.push('shop', ['1.0.0'], {
        ...image('a'),
        created: '2026-10-01T00:00:00Z',
      });
      const digest = registry.push('shop', ['1.1.0'], {
        ...image('b'),
        created: '2026-11-01T00:00:00Z',
      });
      registry.push('shop', ['1.2.0'], {
        ...image('c'),
        created: '2026-11-20T12:00:00Z',
      });
      const { post, scan } = await fluxPortal();
      const nothing = await post(event()).expect(202);
      expect(nothing.body.ignored).toContain('no tag');
      await scan();
      const answer = await post(event()).expect(201);
      expect(deploymentSchema.parse(answer.body).images).toEqual([
        {
          reference: reference(`shop:1.1.0@${digest}`),
          repository: reference('shop'),
          tag: '1.1.0',
          digest,
          problem: expect.objectContaining({ code: 'image-inferred' }),
        },
      ]);
      await post({ ...event(), timestamp: '2026-11-20T23:00:00Z' }).expect(202);
      expect(await knex('deployments').select('id')).toHaveLength(1);
    });

    it('are not taken at all without a secret', async () => {
      const { agent } = await portal({});
      const text = JSON.stringify(event());
      await agent
        .post('/api/image-insights/deployments/flux')
        .set('X-Signature', sign(text, 'sha256', ''))
        .send(text)
        .expect(404);
      expect(await snapshot(knex)).toBe('[[],[]]');
    });

    it('are bounded in length', async () => {
      const { post } = await fluxPortal();
      await post(event({ message: 'x'.repeat(39_000) })).expect(202);
      await post(event({ message: 'x'.repeat(300_000) })).expect(413);
      expect(await snapshot(knex)).toBe('[[],[]]');
    });
  });
});

describe('deployments that people record', () => {
  let registry: ScriptedRegistry;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    registry.push('shop', ['1.0.0'], image('a'));
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await registry.stop();
  });

  /** A portal whose catalog hides `secret` from people. */
  async function portal(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
    const repository = `${registry.host}/shop`;
    const shown = catalogServiceMock({
      entities: [service('shop', repository)],
    });
    const all = catalogServiceMock({
      entities: [service('shop', repository), service('secret', repository)],
    });
    const backend = await startTestBackend({
      features: [
        plugin,
        catalogServiceMock.mock({
          getEntityByRef: (ref, context) =>
            (JSON.stringify(context).includes('"type":"user"')
              ? shown
              : all
            ).getEntityByRef(ref, context),
        }).factory,
        mockServices.permissions.mock({
          authorize: async requests => requests.map(() => ({ result })),
        }).factory,
        mockServices.scheduler.mock({ scheduleTask: async () => {} }).factory,
        mockServices.rootConfig.factory({
          data: {
            imageInsights: {
              registries: [{ host: registry.host, plainHttp: true }],
            },
          },
        }),
      ],
    });
    stops.push(() => backend.stop());
    const agent = request(backend.server);
    const api = '/api/image-insights';
    return {
      record: (
        entityRef: string,
        authorization = mockCredentials.user.header(),
      ) =>
        agent
          .post(`${api}/deployments`)
          .set('Authorization', authorization)
          .send({ id: entityRef, entityRef, image: `${repository}:1.0.0` }),
      list: (name: string) =>
        agent
          .get(`${api}/entities/component/default/${name}/deployments`)
          .set('Authorization', mockCredentials.user.header()),
    };
  }

  it('are recorded where the policy grants it', async () => {
    const { record, list } = await portal(AuthorizeResult.ALLOW);
    await record(SHOP).expect(201);
    const answer = await list('shop').expect(200);
    expect(deploymentListSchema.parse(answer.body).items).toHaveLength(1);
  });

  it('are refused where it does not', async () => {
    const { record, list } = await portal(AuthorizeResult.DENY);
    const answer = await record(SHOP).expect(403);
    expect(answer.body.error.message).toContain(
      'image-insights.deployment.record',
    );
    expect((await list('shop').expect(200)).body).toEqual({ items: [] });
  });

  it('are of entities that they may read, and no others are shown', async () => {
    const { record, list } = await portal(AuthorizeResult.ALLOW);
    const secret = 'component:default/secret';
    await record(secret).expect(404);
    await record(secret, mockCredentials.service.header()).expect(201);
    const answer = await list('secret').expect(404);
    expect(answer.text).not.toContain('1.0.0');
  });
});

async function waitFor(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue())) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
