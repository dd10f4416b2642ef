import { BackendFeature } from '@backstage/backend-plugin-api';
import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  findingAuditSchema,
  leaderboardSchema,
  overviewSchema,
  ruleAuditSchema,
  savingsPlanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import {
  StoredLayerOptions,
  storeRelease,
} from '../__testUtils__/storeRelease';
import { storeVerdict } from '../__testUtils__/storeVerdict';
import { StoredFinding } from '../database/FindingStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const MB = 1_000_000;

const BASE: StoredLayerOptions = { content: 'debian', bytes: 30 * MB };
const PIP: StoredLayerOptions = { content: 'pip', bytes: 100 * MB };
const app = (name: string): StoredLayerOptions => ({
  content: name,
  bytes: 10 * MB,
});

type Findings = Parameters<typeof storeVerdict>[0]['findings'];

/** A finding that takes so many megabytes off layers, by their position. */
function gaining(
  rule: string,
  layers: Record<number, number>,
  over: Partial<StoredFinding> = {},
): Findings[number] {
  return {
    rule,
    layers: Object.entries(layers).map(([index, megabytes]) => ({
      index: Number(index),
      compressedBytes: megabytes * MB,
    })),
    ...over,
  };
}

/** A service with what is in its newest image, and in the one of long ago. */
interface ServiceOptions {
  layers?: StoredLayerOptions[];
  /** Undefined: not judged. */
  findings?: Findings;
  before?: { findings?: Findings; contentsState?: 'read' | 'waiting' };
  spec?: Partial<Record<'owner' | 'lifecycle', string>>;
  /** Instead of an own one. */
  repository?: string;
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();
}

describe.each(databases.eachSupportedId())('audits of findings on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(
    services: Record<string, ServiceOptions>,
    options: { hidden?: string[]; features?: BackendFeature[] } = {},
  ) {
    const entities = Object.entries(services).map(
      ([name, { repository = name, spec }]): Entity => {
        const entity = service(name, `${HOST}/${repository}`);
        return { ...entity, spec: { ...entity.spec, ...spec } };
      },
    );
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities: entities.map(entity => ({
        ...entity,
        relations: [{ type: 'ownedBy', targetRef: String(entity.spec?.owner) }],
      })),
      ...options,
    });
    stops.push(() => started.stop());
    const { stores, user } = started;
    const digests: Record<string, string> = {};
    for (const [name, one] of Object.entries(services)) {
      const { layers = [BASE, app(name)], before, findings } = one;
      if (!one.repository && layers.length > 0) {
        const release = { stores, repository: `${HOST}/${name}`, layers };
        if (before) {
          const digest = await storeRelease({
            ...release,
            layers: [...layers.slice(0, -1), app(`${name} of old`)],
            tag: '1.0.0',
            at: daysAgo(60),
          });
          if (before.findings) {
            await storeVerdict({
              knex,
              digest,
              findings: before.findings,
              verdict: { contentsState: before.contentsState },
            });
          }
        }
        digests[name] = await storeRelease({
          ...release,
          tag: '2.0.0',
          at: daysAgo(2),
        });
        if (findings) {
          await storeVerdict({ knex, digest: digests[name], findings });
        }
      }
    }
    await started.noteEntities();
    return {
      ...started,
      digests,
      rules: async (query = '') =>
        ruleAuditSchema.parse(
          (await user.get(`/audit/rules${query}`).expect(200)).body,
        ),
      findings: async (query = '') =>
        findingAuditSchema.parse(
          (await user.get(`/audit/findings${query}`).expect(200)).body,
        ),
      csv: async (path: string): Promise<string[][]> => {
        const response = await user
          .get(path)
          .set('Accept', 'text/csv')
          .expect(200)
          .expect('Content-Type', 'text/csv; charset=utf-8');
        return response.text
          .trimEnd()
          .split('\r\n')
          .map(line => line.split(','));
      },
    };
  }

  it('puts the rule first that gains most, a layer of several images once', async () => {
    const { rules } = await portal({
      checkout: {
        layers: [BASE, PIP, app('checkout')],
        findings: [
          gaining('language-cache-kept', { 1: 40 }, { severity: 'high' }),
          gaining('leftovers-in-image', { 2: 6 }, { family: 'hygiene' }),
        ],
      },
      search: {
        layers: [BASE, PIP, app('search')],
        findings: [
          gaining('language-cache-kept', { 1: 30 }, { isEstimate: true }),
          gaining('leftovers-in-image', { 2: 5 }, { family: 'hygiene' }),
        ],
      },
    });
    const audit = await rules();
    expect(audit.items).toEqual([
      {
        rule: 'language-cache-kept',
        title: 'Cache of a language’s package manager left in a layer',
        family: 'size',
        severity: 'high',
        services: 2,
        images: 2,
        findings: 2,
        gainCompressedBytes: 40 * MB,
        isEstimate: true,
      },
      expect.objectContaining({
        rule: 'leftovers-in-image',
        family: 'hygiene',
        gainCompressedBytes: 11 * MB,
        isEstimate: false,
      }),
    ]);
    expect(audit.totals).toEqual({
      findings: 4,
      services: 2,
      gainCompressedBytes: 51 * MB,
    });
    expect(audit.coverage).toEqual({ services: 2, read: 2, judged: 2 });
    expect(audit.currency).toEqual({ code: 'USD', perUsd: 1 });
  });

  it('takes no more off a layer than it has, and what is in no layer once for each image', async () => {
    const { rules } = await portal({
      checkout: {
        layers: [BASE, PIP, app('checkout')],
        findings: [
          gaining('language-cache-kept', { 1: 70 }),
          gaining('python-bytecode-and-tests', { 1: 70 }),
          { rule: 'fat-base', gainCompressedBytes: 3 * MB },
        ],
      },
      twin: { repository: 'checkout' },
    });
    const { items, totals } = await rules();
    expect(items).toMatchObject([
      {
        rule: 'language-cache-kept',
        gainCompressedBytes: 70 * MB,
        services: 2,
        images: 1,
        findings: 2,
      },
      // What the one before it in the image leaves.
      { rule: 'python-bytecode-and-tests', gainCompressedBytes: 30 * MB },
      { rule: 'fat-base', gainCompressedBytes: 3 * MB },
    ]);
    expect(totals).toEqual({
      findings: 6,
      services: 2,
      gainCompressedBytes: 103 * MB,
    });
  });

  it('orders, filters and pages rules, and says of what it speaks', async () => {
    const { rules } = await portal({
      checkout: {
        findings: [
          gaining('language-cache-kept', { 1: 4 }),
          { rule: 'root-user', family: 'safety', severity: 'high' },
        ],
        spec: { owner: 'group:default/payments' },
      },
      search: {
        findings: [{ rule: 'root-user', family: 'safety', severity: 'low' }],
        spec: { owner: 'group:default/search' },
      },
      media: {},
      ghost: { layers: [] },
    });
    const ids = async (query: string) =>
      (await rules(query)).items.map(({ rule }) => rule);
    expect(await ids('')).toEqual(['language-cache-kept', 'root-user']);
    expect(await ids('?orderBy=services')).toEqual([
      'root-user',
      'language-cache-kept',
    ]);
    expect(await ids('?orderBy=title&order=asc')).toEqual([
      'language-cache-kept',
      'root-user',
    ]);
    expect(await ids('?family=safety')).toEqual(['root-user']);
    expect(await ids('?rule=root-user&rule=stale-base')).toEqual(['root-user']);
    expect(await ids('?severity=info')).toEqual([]);

    const all = await rules();
    expect(all.coverage).toEqual({ services: 4, read: 3, judged: 2 });
    expect(all.items[1]).toMatchObject({ severity: 'high', services: 2 });
    const ofSearch = await rules('?owner=group:default/search');
    expect(ofSearch.items).toMatchObject([
      { rule: 'root-user', severity: 'low', services: 1 },
    ]);
    expect(ofSearch.coverage).toEqual({ services: 1, read: 1, judged: 1 });
    expect(ofSearch.ruleFacets.map(({ rule }) => rule)).toEqual([
      'language-cache-kept',
      'root-user',
    ]);
    expect(ofSearch.facets.owner).toEqual([
      'group:default/payments',
      'group:default/search',
      'group:team',
    ]);

    const first = await rules('?limit=1');
    expect(first).toMatchObject({ totalCount: 2, offset: 0 });
    const second = await rules(`?limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items]).toEqual(all.items);
    expect(second.nextCursor).toBeUndefined();
  });

  it('puts what saves no bytes by its gravity, page by page', async () => {
    const { rules, findings } = await portal({
      zebra: {
        findings: [
          { rule: 'stale-base', severity: 'low' },
          { rule: 'root-user', severity: 'high' },
          { rule: 'no-healthcheck', severity: 'medium' },
          gaining('language-cache-kept', { 1: 1 }, { severity: 'low' }),
        ],
      },
      ant: { findings: [{ rule: 'image-created-1970', severity: 'medium' }] },
    });
    const paged = async <T>(
      list: (query: string) => Promise<{ items: T[]; nextCursor?: string }>,
      query: string,
    ) => {
      const found: T[] = [];
      let cursor: string | undefined = '';
      while (cursor !== undefined) {
        const page = await list(
          `${query}limit=2${cursor && `&cursor=${cursor}`}`,
        );
        found.push(...page.items);
        cursor = page.nextCursor;
      }
      return found;
    };
    const ordered = await paged(rules, '?');
    expect(ordered.map(({ severity }) => severity)).toEqual([
      'low',
      'high',
      'medium',
      'medium',
      'low',
    ]);
    const [one, other] = ordered.slice(2, 4).map(({ title }) => title);
    expect(one < other).toBe(true);
    for (const query of ['?', '?orderBy=cost&']) {
      expect(
        (await paged(findings, query)).map(({ title, rule }) => [title, rule]),
      ).toEqual([
        ['zebra', 'language-cache-kept'],
        ['zebra', 'root-user'],
        ['ant', 'image-created-1970'],
        ['zebra', 'no-healthcheck'],
        ['zebra', 'stale-base'],
      ]);
    }
  });

  it('lists findings one by one, by gain, service, gravity', async () => {
    const { findings, digests } = await portal({
      checkout: {
        layers: [BASE, PIP, app('checkout')],
        findings: [
          gaining('language-cache-kept', { 1: 40, 2: 2 }, { title: 'pip' }),
          { rule: 'root-user', id: 'root-user:0', severity: 'high' },
        ],
      },
      search: { findings: [gaining('language-cache-kept', { 1: 5 })] },
    });
    const audit = await findings();
    expect(audit.items[0]).toEqual({
      entityRef: 'component:default/checkout',
      title: 'checkout',
      owner: 'group:team',
      repository: `${HOST}/checkout`,
      tag: '2.0.0',
      digest: digests.checkout,
      finding: 'language-cache-kept',
      rule: 'language-cache-kept',
      family: 'size',
      severity: 'medium',
      findingTitle: 'pip',
      gainCompressedBytes: 42 * MB,
      isEstimate: false,
      layers: [1, 2],
    });
    const places = async (query: string) =>
      (await findings(query)).items.map(
        ({ title, finding }) => `${title} ${finding}`,
      );
    const byGain = [
      'checkout language-cache-kept',
      'search language-cache-kept',
      'checkout root-user:0',
    ];
    expect(await places('')).toEqual(byGain);
    expect(await places('?order=asc')).toEqual([...byGain].reverse());
    expect(await places('?orderBy=severity')).toEqual([
      byGain[2],
      byGain[0],
      byGain[1],
    ]);
    expect(await places('?orderBy=service&order=asc')).toEqual([
      byGain[0],
      byGain[2],
      byGain[1],
    ]);
    expect(await places('?orderBy=service')).toEqual([
      byGain[1],
      byGain[0],
      byGain[2],
    ]);
    expect(await places('?rule=language-cache-kept&q=SEAR')).toEqual([
      'search language-cache-kept',
    ]);
    const pages: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const page = await findings(`?limit=1${cursor && `&cursor=${cursor}`}`);
      expect(page.totalCount).toBe(3);
      pages.push(...page.items.map(one => `${one.title} ${one.finding}`));
      cursor = page.nextCursor;
    }
    expect(pages).toEqual(byGain);
  });

  it('says in how many more services a rule finds something than 30 days ago', async () => {
    const { rules } = await portal({
      // Found now and not then.
      checkout: {
        findings: [{ rule: 'root-user' }, { rule: 'apt-lists-kept' }],
        before: { findings: [] },
      },
      // Found in both.
      search: {
        findings: [{ rule: 'root-user' }],
        before: { findings: [{ rule: 'root-user' }] },
      },
      // New since, and of old not judged: nobody can say.
      media: { findings: [{ rule: 'root-user' }] },
      legacy: { findings: [{ rule: 'root-user' }], before: {} },
      // Contents were not read then.
      worker: {
        findings: [{ rule: 'apt-lists-kept' }, { rule: 'no-multi-stage' }],
        before: { findings: [], contentsState: 'waiting' },
      },
      // Found then only.
      mended: {
        findings: [],
        before: { findings: [{ rule: 'apt-lists-kept' }] },
      },
    });
    const changes = Object.fromEntries(
      (await rules()).items.map(row => [row.rule, row.servicesChange30Days]),
    );
    expect(changes).toEqual({
      'root-user': 1,
      'apt-lists-kept': 0,
      // The Dockerfile of then is not there to look at.
      'no-multi-stage': undefined,
    });
  });

  it('says what mending saves a month, as the plan of savings does', async () => {
    const { rules, findings, compute, user } = await portal({
      checkout: {
        layers: [BASE, PIP, app('checkout')],
        findings: [
          gaining('language-cache-kept', { 1: 40 }),
          { rule: 'root-user' },
        ],
      },
      search: { findings: [gaining('language-cache-kept', { 1: 5 })] },
    });
    await compute();
    const plan = savingsPlanSchema.parse(
      (await user.get('/cost/savings').expect(200)).body,
    );
    const alone = Object.fromEntries(
      plan.items
        .filter(({ kind }) => kind === 'finding')
        .map(one => [one.entityRef, one.alone.amountPerMonth]),
    );
    const dearest = await findings('?orderBy=cost');
    expect(
      dearest.items.map(one => [one.entityRef, one.amountPerMonth]),
    ).toEqual([
      [
        'component:default/checkout',
        expect.closeTo(alone['component:default/checkout'], 9),
      ],
      [
        'component:default/search',
        expect.closeTo(alone['component:default/search'], 9),
      ],
      ['component:default/checkout', undefined],
    ]);
    expect(alone['component:default/checkout']).toBeGreaterThan(0);
    const { items } = await rules('?orderBy=cost');
    expect(items.map(row => row.amountPerMonth)).toEqual([
      expect.closeTo(
        alone['component:default/checkout'] + alone['component:default/search'],
        9,
      ),
      undefined,
    ]);
  });

  it('tells nothing of services that the caller may not read', async () => {
    const {
      rules,
      findings,
      csv,
      service: backend,
    } = await portal(
      {
        checkout: {
          layers: [BASE, PIP, app('checkout')],
          findings: [gaining('language-cache-kept', { 1: 40 })],
        },
        secret: {
          layers: [BASE, PIP, app('secret')],
          findings: [
            gaining('language-cache-kept', { 1: 90 }),
            { rule: 'root-user' },
          ],
          spec: { owner: 'group:default/spies' },
        },
      },
      { hidden: ['component:default/secret'] },
    );
    const audit = await rules();
    expect(audit).toMatchObject({
      totalCount: 1,
      items: [{ services: 1, images: 1, gainCompressedBytes: 40 * MB }],
      totals: { findings: 1, services: 1, gainCompressedBytes: 40 * MB },
      coverage: { services: 1, read: 1, judged: 1 },
    });
    expect(JSON.stringify(audit)).not.toMatch(/secret|spies|root-user/);
    expect(JSON.stringify(await findings())).not.toMatch(/secret|spies/);
    expect(JSON.stringify(await csv('/audit/findings'))).not.toMatch(/secret/);
    const all = (await backend.get('/audit/rules').expect(200)).body;
    expect(all).toMatchObject({ totals: { services: 2 } });
  });

  it('withholds names of bases and verdicts of repositories that the caller may not see', async () => {
    const { findings, rules, digests, stores } = await portal(
      {
        checkout: {
          findings: [
            {
              rule: 'stale-base',
              title: `A newer image of ${HOST}/secret:1 is there`,
            },
            { rule: 'no-longer-known', title: `On ${HOST}/secret:1` },
          ],
        },
        copy: {
          layers: [BASE, app('copied')],
          findings: [{ rule: 'no-multi-stage' }, { rule: 'root-user' }],
        },
        secret: { layers: [BASE, app('secret')] },
      },
      { hidden: ['component:default/secret'] },
    );
    await knex('images')
      .where({ digest: digests.checkout })
      .update({ base_name: `${HOST}/secret:1` });
    // The image is at home in the first by name of the repositories that have it.
    await knex('entity_repositories').insert({
      entity_ref: 'component:default/secret',
      repository: `${HOST}/a-secret`,
      position: 1,
    });
    await stores.tags.record({
      repository: `${HOST}/a-secret`,
      at: daysAgo(3),
      seen: [
        {
          tag: '2.0.0',
          documentDigest: digests.copy,
          createdAt: daysAgo(3),
        },
      ],
      troubles: [],
      vanished: [],
    });
    const { items } = await findings();
    expect(items.map(({ findingTitle }) => findingTitle)).toEqual(
      expect.arrayContaining([
        'A newer image of (a base image that you may not see) is there',
        'On (a base image that you may not see)',
      ]),
    );
    expect(items.filter(({ title }) => title === 'copy')).toMatchObject([
      { rule: 'root-user' },
    ]);
    expect(JSON.stringify(await rules())).not.toMatch(/secret|no-multi-stage/);
  });

  it('reads a verdict again when the image was judged anew', async () => {
    const { findings, digests, stores } = await portal({
      checkout: { findings: [{ rule: 'root-user' }] },
      search: {},
    });
    expect((await findings()).items).toHaveLength(1);
    await storeVerdict({ knex, digest: digests.checkout, findings: [] });
    await storeVerdict({
      knex,
      digest: digests.search,
      findings: [{ rule: 'sudo-used' }],
    });
    await stores.repositories.record({
      repository: `${HOST}/shop`,
      scanId: 'scan',
      at: new Date().toISOString(),
      state: 'fresh',
    });
    expect((await findings()).items).toMatchObject([
      { title: 'search', rule: 'sudo-used' },
    ]);
  });

  it('gives all rows of the filter as CSV, and those who may spoil a sheet as text', async () => {
    const { csv, findings, rules, user } = await portal({
      checkout: {
        findings: [
          gaining('language-cache-kept', { 1: 4 }, { title: '=HYPERLINK(1)' }),
        ],
      },
      search: { findings: [gaining('language-cache-kept', { 1: 3 })] },
      media: { findings: [{ rule: 'root-user' }] },
    });
    const [header, ...rows] = await csv(
      '/audit/findings?rule=language-cache-kept&limit=1',
    );
    const { items } = await findings('?rule=language-cache-kept');
    const cells = rows.map(row =>
      Object.fromEntries(row.map((cell, index) => [header[index], cell])),
    );
    expect(
      cells.map(row => [row.service, row.digest, row.gain_compressed_bytes]),
    ).toEqual(
      items.map(row => [
        row.entityRef,
        row.digest,
        String(row.gainCompressedBytes),
      ]),
    );
    expect(cells[0].finding_title).toBe("'=HYPERLINK(1)");

    const [ruleHeader, ...ruleRows] = await csv('/audit/rules');
    expect(ruleHeader.slice(0, 4)).toEqual([
      'rule',
      'title',
      'family',
      'severity',
    ]);
    expect(ruleRows.map(([rule]) => rule)).toEqual(
      (await rules()).items.map(({ rule }) => rule),
    );

    const [boardHeader, ...boardRows] = await csv('/leaderboard?limit=1');
    const board = leaderboardSchema.parse(
      (await user.get('/leaderboard').expect(200)).body,
    );
    const place = boardHeader.indexOf('service');
    expect(boardRows.map(row => row[place])).toEqual(
      board.items.map(({ entityRef }) => entityRef),
    );
  });

  it('is for those who have the permission, and notes who takes all of it', async () => {
    let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY =
      AuthorizeResult.DENY;
    const succeeded = jest.fn(async () => undefined);
    const failed = jest.fn(async () => undefined);
    const auditor = mockServices.auditor.mock({
      createEvent: async () => ({ success: succeeded, fail: failed }),
    });
    const { user, csv } = await portal(
      { checkout: { findings: [{ rule: 'root-user' }] } },
      {
        features: [
          auditor.factory,
          mockServices.permissions.mock({
            authorize: async requests => requests.map(() => ({ result })),
          }).factory,
        ],
      },
    );
    for (const path of ['/audit/rules', '/audit/findings']) {
      const { body } = await user.get(path).expect(403);
      expect(body.error).toMatchObject({
        name: 'NotAllowedError',
        message: expect.stringContaining('image-insights.audit.read'),
      });
    }
    await user.get('/audit/rules').set('Accept', 'text/csv').expect(403);
    expect(failed).toHaveBeenCalledTimes(1);
    result = AuthorizeResult.ALLOW;
    await user.get('/audit/rules').expect(200);
    expect(succeeded).not.toHaveBeenCalled();
    await csv('/audit/rules');
    expect(succeeded).toHaveBeenCalledTimes(1);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'audit-export',
        severityLevel: 'low',
        meta: { list: 'rules' },
      }),
    );
  });

  it('names the best change of services that one may read without the permission', async () => {
    const { user } = await portal(
      {
        checkout: { findings: [gaining('language-cache-kept', { 1: 4 })] },
        search: { findings: [gaining('language-cache-kept', { 1: 3 })] },
        hidden: { findings: [gaining('python-bytecode-and-tests', { 1: 9 })] },
        secret: { findings: [gaining('python-bytecode-and-tests', { 1: 9 })] },
      },
      {
        hidden: ['component:default/hidden', 'component:default/secret'],
        features: [
          mockServices.permissions.mock({
            authorize: async requests =>
              requests.map(() => ({ result: AuthorizeResult.DENY })),
          }).factory,
        ],
      },
    );
    await user.get('/audit/rules').expect(403);
    const { body } = await user.get('/overview').expect(200);
    expect(overviewSchema.parse(body).bestChange).toMatchObject({
      kind: 'rule',
      rule: 'language-cache-kept',
      services: 2,
      savesBytes: 7 * MB,
    });
  });

  it.each([
    ['orderBy=charm', /orderBy is "charm": .*"gain"/],
    ['limit=501', /limit is "501": .*500/],
    ['cursor=nonsense', /nextCursor/],
  ])('refuses %s and says why', async (query, words) => {
    const { user } = await portal({ checkout: {} });
    const { body } = await user.get(`/audit/rules?${query}`).expect(400);
    expect(body.error.message).toMatch(words);
  });
});
