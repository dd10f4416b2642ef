import { setTimeout as wait } from 'node:timers/promises';
import {
  BackendFeature,
  SchedulerServiceTaskFunction,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import {
  comparisonSchema,
  entitySummarySchema,
  historySchema,
  imageSchema,
  leaderboardSchema,
  ruleListSchema,
  scanDetailsSchema,
  scanListSchema,
  scanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { rulesExtensionPoint } from '@image-insights/backstage-plugin-image-insights-node';
import { Rule } from '@image-insights/image-analysis';
import request from 'supertest';
import plugin from './index';
import { service } from './__testUtils__/ScanHarness';
import { ScriptedRegistry, layerOf } from './__testUtils__/ScriptedRegistry';

const API = '/api/image-insights';
const SECRET = 'component:default/secret';

describe('imageInsightsPlugin', () => {
  let registry: ScriptedRegistry;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    registry.push('shop', ['1.0.0'], {
      created: '2026-09-01T00:00:00Z',
      layers: [{ content: 'base', bytes: 1000 }],
    });
    registry.push('shop', ['1.1.0', 'latest'], {
      created: '2026-10-01T00:00:00Z',
      layers: [
        { content: 'base', bytes: 1000 },
        { content: 'app', bytes: 500 },
      ],
    });
    registry.push('hidden', ['3.0.0'], {
      layers: [{ content: 'hidden', bytes: 99_000 }],
    });
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await registry.stop();
  });

  /** A portal whose catalog hides `secret` from users, not from services. */
  async function startPortal(
    options: {
      triggerDenied?: boolean;
      config?: object;
      features?: BackendFeature[];
    } = {},
  ) {
    const all = [
      service('shop', `${registry.host}/shop`, {
        'image-insights.io/size-budget': '1 kB',
      }),
      service('secret', `${registry.host}/hidden, ${registry.host}/gone`),
    ];
    const everything = catalogServiceMock({ entities: all });
    const visible = catalogServiceMock({ entities: all.slice(0, 1) });
    const isUser = (context: unknown) =>
      JSON.stringify(context).includes('"type":"user"');
    const catalog = catalogServiceMock.mock({
      streamEntities: (query, context) =>
        everything.streamEntities(query, context),
      getEntityByRef: (ref, context) =>
        (isUser(context) ? visible : everything).getEntityByRef(ref, context),
      getEntitiesByRefs: (query, context) =>
        (isUser(context) ? visible : everything).getEntitiesByRefs(
          query,
          context,
        ),
    });
    const permissions = mockServices.permissions.mock({
      authorize: async requests =>
        requests.map(() => ({
          result: options.triggerDenied
            ? AuthorizeResult.DENY
            : AuthorizeResult.ALLOW,
        })),
    });
    const tasks = new Map<string, SchedulerServiceTaskFunction>();
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async task => {
        tasks.set(task.id, task.fn);
      },
    });
    const backend = await startTestBackend({
      features: [
        plugin,
        catalog.factory,
        permissions.factory,
        scheduler.factory,
        ...(options.features ?? []),
        mockServices.rootConfig.factory({
          data: {
            imageInsights: options.config ?? {
              registries: [{ host: registry.host, plainHttp: true }],
              scan: { contents: { threads: 0 } },
            },
          },
        }),
      ],
    });
    stops.push(() => backend.stop());
    const agent = request(backend.server);
    const as = (authorization: string) => ({
      get: (path: string) =>
        agent.get(`${API}${path}`).set('Authorization', authorization),
      post: (path: string, body: object) =>
        agent
          .post(`${API}${path}`)
          .set('Authorization', authorization)
          .send(body),
    });
    const user = as(mockCredentials.user.header());
    const other = as(mockCredentials.service.header());
    async function scan() {
      const started = await other.post('/scans', {}).expect(202);
      const { id } = scanSchema.parse(started.body);
      for (;;) {
        const answer = await other.get(`/scans/${id}`).expect(200);
        const found = scanSchema.parse(answer.body);
        if (found.state !== 'running') {
          return found;
        }
        await wait(20);
      }
    }
    /** What each replica does every few seconds. */
    async function analyse() {
      await tasks.get('image-insights-analysis')?.(
        new AbortController().signal,
      );
    }
    return { user, other, agent, scan, analyse };
  }

  it('answers before any scan that nothing was scanned yet', async () => {
    const { user } = await startPortal();
    const answer = await user
      .get('/entities/component/default/shop')
      .expect(200);
    expect(entitySummarySchema.parse(answer.body).repositories).toMatchObject([
      { state: 'never-scanned', changes: {}, platforms: [] },
    ]);
  });

  it('scans, and answers every call by its schema', async () => {
    const { user, scan } = await startPortal();
    expect(await scan()).toMatchObject({ state: 'finished' });

    const summary = entitySummarySchema.parse(
      (await user.get('/entities/component/default/shop').expect(200)).body,
    );
    expect(summary.repositories).toMatchObject([
      {
        state: 'fresh',
        current: { tag: '1.1.0' },
        budget: { limitBytes: 1000, source: 'annotation' },
      },
    ]);
    const history = historySchema.parse(
      (await user.get('/entities/component/default/shop/history').expect(200))
        .body,
    );
    expect(history.points.map(({ tag }) => tag)).toEqual(['1.0.0', '1.1.0']);

    const digest = history.points[1].digest;
    const answer = await user.get(`/images/${digest}`).expect(200);
    const image = imageSchema.parse(answer.body);
    expect(image).toMatchObject({
      layerBytes: 1500,
      repositories: [`${registry.host}/shop`],
      tags: [{ tag: '1.1.0' }, { tag: 'latest' }],
      layers: [
        { compressedBytes: 1000, sharedWithImages: 1 },
        { compressedBytes: 500, sharedWithImages: 0 },
      ],
    });
    await user
      .get(`/images/${digest}`)
      .set('If-None-Match', answer.headers.etag)
      .expect(304);

    const scans = scanListSchema.parse(
      (await user.get('/scans?limit=1').expect(200)).body,
    );
    expect(scans.items).toHaveLength(1);
  });

  it('shows of the leaderboard, of images and of failures only what the caller may read', async () => {
    const { user, other, scan } = await startPortal();
    const { failures } = await scan();
    expect(failures).toMatchObject([{ code: 'repository-missing' }]);

    const ofUser = leaderboardSchema.parse(
      (await user.get('/leaderboard').expect(200)).body,
    );
    expect(ofUser.items.map(row => row.entityRef)).toEqual([
      'component:default/shop',
    ]);
    expect(ofUser.totals.services).toBe(1);
    const ofOther = leaderboardSchema.parse(
      (await other.get('/leaderboard?orderBy=compressedBytes').expect(200))
        .body,
    );
    expect(ofOther.items.map(row => row.entityRef)).toEqual([
      SECRET,
      'component:default/shop',
    ]);
    const [{ digest }] = ofOther.items[0].repositories;
    await other.get(`/images/${digest}`).expect(200);
    await user.get(`/images/${digest}`).expect(404);

    await user.get('/entities/component/default/secret').expect(404);
    await user.get('/entities/component/default/secret/history').expect(404);
    const scans = scanListSchema.parse(
      (await user.get('/scans').expect(200)).body,
    );
    expect(scans.items[0].failures).toEqual([]);
    await user.post('/scans', { entityRef: SECRET }).expect(404);
    await user
      .post('/scans', { repository: `${registry.host}/hidden` })
      .expect(404);
  });

  it('names no base that lies in a repository of hidden entities', async () => {
    registry.push('hidden', ['4.0.0'], {
      layers: [{ content: 'base', bytes: 1000 }],
    });
    const { user, other, scan } = await startPortal();
    await scan();
    const shop = '/entities/component/default/shop';
    const summary = entitySummarySchema.parse(
      (await other.get(shop).expect(200)).body,
    );
    const digest = summary.repositories[0].current?.digest;
    for (const path of [shop, `${shop}/history`, `/images/${digest}`]) {
      const told = await other.get(path).expect(200);
      expect(told.text).toContain('/hidden:4.0.0');
      const answer = await user.get(path).expect(200);
      expect(answer.text).not.toContain('/hidden');
      expect(answer.text).toContain('"baseBytes":');
    }
  });

  it('judges what was scanned, and compares what the caller may read', async () => {
    const image = { layers: [layerOf({ a: 'a'.repeat(3_000) })] };
    const secret = registry.push('hidden', ['5.0.0'], image);
    const from = registry.push('shop', ['2.0.0'], {
      created: '2026-10-02T00:00:00Z',
      layers: [layerOf({ b: 'b' })],
    });
    const to = registry.push('shop', ['2.1.0'], {
      created: '2026-10-03T00:00:00Z',
      layers: [layerOf({ b: 'b' }), layerOf({ c: 'c' })],
    });
    const { user, other, scan, analyse } = await startPortal();
    await scan();
    await analyse();
    const judged = imageSchema.parse(
      (await user.get(`/images/${to}`).expect(200)).body,
    );
    expect(judged.contentsState).toEqual({ state: 'read' });
    expect(judged.judgement?.score.grade).toMatch(/[A-F]/);

    const comparison = comparisonSchema.parse(
      (await user.get(`/images/${from}/compare/${to}`).expect(200)).body,
    );
    expect(comparison.layers.map(({ kind }) => kind)).toEqual([
      'unchanged',
      'added',
    ]);
    await other.get(`/images/${from}/compare/${secret}`).expect(200);
    await user.get(`/images/${from}/compare/${secret}`).expect(404);
    await user.get(`/images/${secret}/compare/${from}`).expect(404);
    await user.get(`/images/${from}/compare/nonsense`).expect(400);

    for (const orderBy of ['score', 'wastedBytes']) {
      const board = leaderboardSchema.parse(
        (await user.get(`/leaderboard?orderBy=${orderBy}&order=asc`)).body,
      );
      expect(board.items).toMatchObject([
        { score: { points: judged.judgement?.score.points }, wastedBytes: 0 },
      ]);
    }
  });

  it('says which rules there are, those of other modules among them, once each', async () => {
    const rule = (id: string): Rule => ({
      id,
      version: 1,
      title: 'House rule',
      family: 'hygiene',
      severity: 'low',
      needs: ['manifest'],
      why: 'Because.',
      remedy: 'Do not.',
      sources: [{ name: 'house' }],
      decide: ({ image }) => ({
        state: 'found',
        findings: [
          {
            key: '',
            title: 'On another base',
            seen: `The base is ${image.base.known ? image.base.name : '?'}.`,
            confidence: 'certain',
            method: 'read',
            places: [],
            remedy: { text: 'Change it.' },
          },
        ],
      }),
    });
    const adding = (added: Rule) =>
      createBackendModule({
        pluginId: 'image-insights',
        moduleId: 'house-rules',
        register(env) {
          env.registerInit({
            deps: { rules: rulesExtensionPoint },
            async init({ rules }) {
              rules.addRule(added);
            },
          });
        },
      });
    registry.push('hidden', ['4.0.0'], {
      layers: [{ content: 'base', bytes: 1000 }],
    });
    const { user, other, agent, scan, analyse } = await startPortal({
      features: [adding(rule('house-rule'))],
    });
    const list = ruleListSchema.parse(
      (await user.get('/rules').expect(200)).body,
    );
    expect(list.items.length).toBeGreaterThan(40);
    expect(list.items.at(-1)).toMatchObject({
      id: 'house-rule',
      isEnabled: true,
      weight: 1,
    });
    await agent
      .get(`${API}/rules`)
      .set('Authorization', mockCredentials.none.header())
      .expect(401);

    // Its finding names a base; whoever may not know the base is not told.
    await scan();
    await analyse();
    const summary = entitySummarySchema.parse(
      (await other.get('/entities/component/default/shop').expect(200)).body,
    );
    const path = `/images/${summary.repositories[0].current?.digest}`;
    expect((await other.get(path).expect(200)).text).toContain(
      `The base is ${registry.host}/hidden:4.0.0.`,
    );
    const answer = await user.get(path).expect(200);
    expect(answer.text).not.toContain('/hidden');
    expect(answer.text).toContain('a base image that you may not see');

    await expect(
      startPortal({ features: [adding(rule('apt-lists-kept'))] }),
    ).rejects.toThrow(/apt-lists-kept.* is there already/);
  });

  it('tells of an image in a hidden repository, too, nothing that rests on that one', async () => {
    const image = { layers: [layerOf({ shared: 'x' })] };
    registry.push('hidden', ['7.0.0-codename'], image);
    const digest = registry.push('shop', ['7.0.0'], image);
    const older = registry.push('shop', ['6.0.0'], {
      created: '2026-09-01T00:00:00Z',
      layers: [layerOf({ b: 'b' })],
    });
    const telling: Rule = {
      id: 'tells-its-tag',
      version: 1,
      title: 'Tag',
      family: 'layers',
      severity: 'low',
      needs: ['history'],
      why: 'Because.',
      remedy: 'Do not.',
      sources: [{ name: 'house' }],
      decide: ({ history }) => ({
        state: 'found',
        findings: [
          {
            key: history.known ? history.value.tag : '',
            title: 'The tag',
            seen: `It is ${history.known ? history.value.tag : '?'}.`,
            confidence: 'certain',
            method: 'read',
            places: [],
            remedy: { text: 'Nothing.' },
          },
        ],
      }),
    };
    const { user, other, scan, analyse } = await startPortal({
      features: [
        createBackendModule({
          pluginId: 'image-insights',
          moduleId: 'house-rules',
          register(env) {
            env.registerInit({
              deps: { rules: rulesExtensionPoint },
              async init({ rules }) {
                rules.addRule(telling);
              },
            });
          },
        }),
      ],
    });
    await scan();
    await analyse();
    for (const path of [
      `/images/${digest}`,
      `/images/${older}/compare/${digest}`,
    ]) {
      const all = await other.get(path).expect(200);
      const own = await user.get(path).expect(200);
      expect(own.text).not.toContain('codename');
      expect(all.text).toContain('It is 7.0.0-codename.');
    }
    const shown = imageSchema.parse(
      (await user.get(`/images/${digest}`).expect(200)).body,
    );
    expect(shown.judgement?.outcomes).toContainEqual({
      rule: 'tells-its-tag',
      state: 'undecided',
      missing: 'history',
      reason: expect.stringContaining('may not see'),
    });
    expect(shown.judgement?.findings.length).toBeGreaterThan(0);
    const of = await user.get(`/images/${older}`).expect(200);
    expect(of.text).toContain('It is 6.0.0.');
  });

  it('pages and filters the leaderboard', async () => {
    const { other, scan } = await startPortal();
    await scan();
    const read = async (query: string) =>
      leaderboardSchema.parse(
        (await other.get(`/leaderboard?${query}`).expect(200)).body,
      );
    const first = await read('orderBy=compressedBytes&limit=1');
    expect(first.items).toMatchObject([{ rank: 1, entityRef: SECRET }]);
    const second = await read(
      `orderBy=compressedBytes&limit=1&cursor=${first.nextCursor}`,
    );
    expect(second.items).toMatchObject([
      { rank: 2, entityRef: 'component:default/shop' },
    ]);
    expect(second.nextCursor).toBeUndefined();
    expect((await read('q=SHO')).totalCount).toBe(1);
    expect((await read('budget=over')).totalCount).toBe(1);
    expect((await read('lifecycle=experimental')).totalCount).toBe(0);
    expect((await read(`registry=${registry.host}`)).totalCount).toBe(2);
    await other.get('/leaderboard?cursor=nonsense').expect(400);
    await other.get('/leaderboard?limit=501').expect(400);
  });

  it('starts no scan for those who may not', async () => {
    const { user } = await startPortal({ triggerDenied: true });
    const answer = await user.post('/scans', {}).expect(403);
    expect(answer.body.error.message).toContain('image-insights.scan.trigger');
    expect(registry.requests).toEqual([]);
  });

  it('answers a wish soon after a scan with that scan', async () => {
    const { other, scan } = await startPortal();
    const { id } = await scan();
    const again = await other.post('/scans', {}).expect(202);
    expect(again.body).toMatchObject({ id, isNew: false, state: 'finished' });
  });

  it('says of which kind the failures of a scan are, to those who may know of them', async () => {
    const { user, other, scan } = await startPortal();
    const { id } = await scan();
    const ofOther = await other.get(`/scans/${id}`).expect(200);
    expect(scanDetailsSchema.parse(ofOther.body).failures).toMatchObject([
      { repository: `${registry.host}/gone`, cause: 'gone' },
    ]);
    const ofUser = await user.get(`/scans/${id}`).expect(200);
    expect(ofUser.body.failures).toEqual([]);
  });

  it('tells by the signals of the portal which scan there is news of, and no more', async () => {
    const published: SignalPayload[] = [];
    const { scan } = await startPortal({
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async signal => {
              published.push(signal);
            },
          }),
        }),
      ],
    });
    const { id } = await scan();
    expect(published.length).toBeGreaterThanOrEqual(1);
    for (const signal of published) {
      expect(signal).toEqual({
        channel: 'image-insights:scans',
        recipients: { type: 'broadcast' },
        message: { scanId: id },
      });
    }
  });

  it('scans in a portal whose signals cannot be sent', async () => {
    const { scan } = await startPortal({
      features: [
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({
            publish: async () => {
              throw new Error('There is no events backend');
            },
          }),
        }),
      ],
    });
    expect((await scan()).state).toBe('finished');
  });

  it('refuses requests that do not fit the schema, and callers without credentials', async () => {
    const { user, agent } = await startPortal();
    await user.get('/images/sha256:short').expect(400);
    await user.post('/scans', { everything: true }).expect(400);
    await user
      .post('/scans', { entityRef: SECRET, repository: 'a/b' })
      .expect(400);
    await user
      .get('/entities/component/default/shop/history?from=x')
      .expect(400);
    await user.get('/scans/unknown').expect(404);
    const nobody = await agent
      .get(`${API}/leaderboard`)
      .set('Authorization', mockCredentials.none.header());
    expect(nobody.status).toBe(401);
  });

  it('serves its OpenAPI document', async () => {
    const { user } = await startPortal();
    const answer = await user.get('/openapi.json').expect(200);
    expect(answer.body).toMatchObject({ openapi: '3.1.0' });
  });

  it('starts without any registry', async () => {
    const { user } = await startPortal({ config: {} });
    const answer = await user
      .get('/entities/component/default/shop')
      .expect(200);
    expect(answer.body.annotationProblems).toMatchObject([
      { code: 'registry-not-configured' },
    ]);
  });
});
