import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  entitySummarySchema,
  leaderboardGroupsSchema,
  leaderboardSchema,
  overviewSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import {
  StoredLayerOptions,
  storeRelease,
} from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const MB = 1_000_000;

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 24 * 60 * 60_000).toISOString();
}

/** A component as the catalog gives it, with its relations. */
function component(
  name: string,
  options: {
    owner?: string;
    system?: string;
    repositories?: string;
    budget?: string;
  } = {},
): Entity {
  const { owner = 'payments', system, repositories, budget } = options;
  return {
    ...service(
      name,
      repositories ?? `${HOST}/${name}`,
      budget === undefined ? {} : { 'image-insights.io/size-budget': budget },
    ),
    relations: [
      { type: 'ownedBy', targetRef: `group:default/${owner}` },
      ...(system === undefined
        ? []
        : [{ type: 'partOf', targetRef: `system:default/${system}` }]),
    ],
  };
}

interface Release {
  tag: string;
  days: number;
  layers: StoredLayerOptions[];
}

function release(tag: string, days: number, megabytes: number): Release {
  return {
    tag,
    days,
    layers: [{ content: `all ${tag}`, bytes: megabytes * MB }],
  };
}

const base = { content: 'base', bytes: 30 * MB };

describe.each(databases.eachSupportedId())('boards on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(options: {
    entities: Entity[];
    releases: Record<string, Release[]>;
    hidden?: string[];
  }) {
    const started = await startCostPortal({ knex, host: HOST, ...options });
    stops.push(() => started.stop());
    await started.noteEntities();
    for (const [repository, releases] of Object.entries(options.releases)) {
      for (const { tag, days, layers } of releases) {
        await storeRelease({
          stores: started.stores,
          repository: `${HOST}/${repository}`,
          tag,
          at: daysAgo(days),
          layers,
        });
      }
    }
    await knex('images').update({ base_evaluated: true });
    const { user } = started;
    return {
      ...started,
      board: async (query = '') =>
        leaderboardSchema.parse(
          (await user.get(`/leaderboard${query}`).expect(200)).body,
        ),
      groups: async (query = '') =>
        leaderboardGroupsSchema.parse(
          (await user.get(`/leaderboard/groups${query}`).expect(200)).body,
        ),
      overview: async (query = '') =>
        overviewSchema.parse(
          (await user.get(`/overview${query}`).expect(200)).body,
        ),
      judge: async (
        repository: string,
        tag: string,
        figures: { points: number; wastedBytes?: number; gain?: number },
      ) => {
        const [{ digest }] = await knex('tag_intervals')
          .where({ repository: `${HOST}/${repository}`, tag })
          .select({ digest: 'document_digest' });
        await knex('image_judgements').insert({
          image_digest: digest,
          rule_set: 'rules',
          inputs: 'inputs',
          points: figures.points,
          up_to: figures.points,
          grade: 'D',
          evidence: 1,
          wasted_bytes: figures.wastedBytes ?? null,
          gain_compressed_bytes: figures.gain ?? 0,
          finding_count: 1,
          contents_state: 'read',
          judgement: '{}',
          judged_at: daysAgo(0),
        });
      },
    };
  }

  describe('the leaderboard', () => {
    it('says which rank each service had 30 days ago, of every measure that is known of then', async () => {
      const { board, judge } = await portal({
        entities: [component('shop'), component('cart'), component('new')],
        releases: {
          shop: [
            release('1.0.0', 80, 100),
            release('1.1.0', 40, 110),
            release('1.2.0', 10, 400),
          ],
          cart: [release('1.0.0', 80, 100), release('1.1.0', 40, 200)],
          new: [release('1.0.0', 10, 900)],
        },
      });
      await judge('shop', '1.1.0', { points: 90, wastedBytes: 1 });
      await judge('shop', '1.2.0', { points: 20, wastedBytes: 9 });
      await judge('cart', '1.1.0', { points: 50, wastedBytes: 5 });
      const ranksBy = async (query: string) =>
        (await board(query)).items.map(({ title, rank, previousRank }) => [
          title,
          rank,
          previousRank,
        ]);
      expect(await ranksBy('')).toEqual([
        ['shop', 1, 2],
        ['cart', 2, 1],
        ['new', 3, undefined],
      ]);
      expect(await ranksBy('?orderBy=compressedBytes')).toEqual([
        ['new', 1, undefined],
        ['shop', 2, 2],
        ['cart', 3, 1],
      ]);
      expect(await ranksBy('?orderBy=score&order=asc')).toEqual([
        ['shop', 1, 2],
        ['cart', 2, 1],
        ['new', 3, undefined],
      ]);
      expect(await ranksBy('?orderBy=wastedBytes')).toEqual([
        ['shop', 1, 2],
        ['cart', 2, 1],
        ['new', 3, undefined],
      ]);
      expect(
        (await ranksBy('?orderBy=cost')).map(([, , then]) => then),
      ).toEqual([undefined, undefined, undefined]);
    });

    it('ranks then among the services of the same filter only', async () => {
      const { board } = await portal({
        entities: [
          component('shop'),
          component('cart'),
          component('search', { owner: 'find' }),
        ],
        releases: {
          shop: [release('1.0.0', 40, 100), release('1.1.0', 10, 500)],
          cart: [release('1.0.0', 40, 200)],
          search: [release('1.0.0', 40, 300)],
        },
      });
      const { items } = await board(
        '?orderBy=compressedBytes&owner=group:default/payments',
      );
      expect(
        items.map(({ title, previousRank }) => [title, previousRank]),
      ).toEqual([
        ['shop', 2],
        ['cart', 1],
      ]);
    });

    it('counts an image that two services name once in the sum', async () => {
      const { board } = await portal({
        entities: [
          component('shop'),
          component('twin', { repositories: `${HOST}/shop` }),
        ],
        releases: { shop: [release('1.0.0', 10, 100)] },
      });
      const { totals } = await board();
      expect(totals).toMatchObject({
        services: 2,
        compressedBytes: 100 * MB,
      });
    });

    it('names who became smaller, the release that did it, and how', async () => {
      const { board } = await portal({
        entities: [component('shop'), component('cart'), component('tiny')],
        releases: {
          shop: [
            {
              tag: '1.0.0',
              days: 60,
              layers: [
                base,
                {
                  content: 'gcc',
                  bytes: 200 * MB,
                  instruction: 'RUN apt-get install -y gcc build-essential',
                },
                { content: 'app@1', bytes: 10 * MB },
              ],
            },
            {
              tag: '1.1.0',
              days: 20,
              layers: [base, { content: 'app@2', bytes: 9 * MB }],
            },
            {
              tag: '1.2.0',
              days: 2,
              layers: [base, { content: 'app@3', bytes: 10 * MB }],
            },
          ],
          cart: [
            {
              tag: '1.0.0',
              days: 60,
              layers: [base, { content: 'models@1', bytes: 70 * MB }],
            },
            {
              tag: '2.0.0',
              days: 5,
              layers: [base, { content: 'models@2', bytes: 20 * MB }],
            },
          ],
          tiny: [release('1.0.0', 60, 100), release('1.1.0', 5, 95)],
        },
      });
      const { mostImproved } = await board();
      expect(mostImproved).toMatchObject([
        {
          entityRef: 'component:default/shop',
          title: 'shop',
          repository: `${HOST}/shop`,
          from: { tag: '1.0.0', compressedBytes: 240 * MB },
          to: { tag: '1.1.0', compressedBytes: 39 * MB },
          bytes: -200 * MB,
          percent: -83.33,
          how: { kind: 'toolchain-gone', bytes: 200 * MB },
        },
        {
          entityRef: 'component:default/cart',
          from: { tag: '1.0.0' },
          to: { tag: '2.0.0' },
          bytes: -50 * MB,
          how: {
            kind: 'layer-smaller',
            bytes: 50 * MB,
            instruction: 'COPY models /',
          },
        },
      ]);
    });

    it('tells nobody of a base that they may not see', async () => {
      const { board, service: everything } = await portal({
        entities: [
          component('shop'),
          component('bases', { repositories: `${HOST}/secret/base` }),
        ],
        hidden: ['component:default/bases'],
        releases: {
          shop: [
            {
              tag: '1.0.0',
              days: 60,
              layers: [
                { content: 'old', bytes: 200 * MB },
                { content: 'app@1', bytes: 10 * MB },
              ],
            },
            {
              tag: '2.0.0',
              days: 5,
              layers: [base, { content: 'app@2', bytes: 10 * MB }],
            },
          ],
        },
      });
      const rows: { digest: string; description: string }[] = await knex(
        'images',
      ).select('digest', 'description');
      for (const { digest, description } of rows) {
        const image = JSON.parse(description);
        const [first] = image.layers;
        const tag = first.compressedBytes === base.bytes ? 'new' : 'old';
        await knex('images')
          .where({ digest })
          .update({
            description: JSON.stringify({
              ...image,
              base: {
                known: true,
                name: `${HOST}/secret/base:${tag}`,
                layerCount: 1,
                method: 'annotation',
                confidence: 'certain',
              },
              layers: image.layers.map((layer: object, index: number) => ({
                ...layer,
                fromBase: index === 0,
              })),
            }),
          });
      }
      const { mostImproved: told } = leaderboardSchema.parse(
        (await everything.get('/leaderboard').expect(200)).body,
      );
      expect(told).toMatchObject([
        {
          how: {
            kind: 'base-changed',
            from: `${HOST}/secret/base:old`,
            to: `${HOST}/secret/base:new`,
          },
        },
      ]);
      const { mostImproved } = await board();
      expect(mostImproved?.map(({ how }) => how)).toEqual([
        { kind: 'base-changed' },
      ]);
      expect(JSON.stringify(mostImproved)).not.toContain('secret');
    });

    it('praises nobody where many small steps, or many small changes, did it', async () => {
      const parts = (
        tag: string,
        megabytes: number,
        days: number,
      ): Release => ({
        tag,
        days,
        layers: ['a', 'b', 'c', 'd', 'e'].map(name => ({
          content: `${name}@${tag}`,
          bytes: megabytes * MB,
        })),
      });
      const { board } = await portal({
        entities: [component('steps'), component('spread')],
        releases: {
          steps: [
            release('1.0.0', 60, 100),
            release('1.1.0', 20, 92),
            release('1.2.0', 15, 84),
            release('1.3.0', 10, 76),
          ],
          spread: [parts('1.0.0', 50, 60), parts('1.1.0', 40, 10)],
        },
      });
      const answer = await board();
      expect(answer.items.map(({ change30Days }) => change30Days)).toEqual([
        { bytes: -24 * MB, percent: -24 },
        { bytes: -50 * MB, percent: -20 },
      ]);
      expect(answer.mostImproved).toBeUndefined();
    });

    it('says since which release a budget is broken', async () => {
      const { board, user } = await portal({
        entities: [
          component('shop', { budget: '100 MB' }),
          component('cart', { budget: '100 MB' }),
        ],
        releases: {
          shop: [
            release('1.0.0', 60, 120),
            release('1.1.0', 50, 90),
            release('1.2.0', 40, 110),
            release('1.3.0', 30, 130),
          ],
          cart: [release('1.0.0', 60, 120), release('1.1.0', 50, 90)],
        },
      });
      const { items } = await board('?budget=set&orderBy=budget');
      expect(items.map(({ budget }) => budget)).toMatchObject([
        { overBytes: 30 * MB, since: { tag: '1.2.0' } },
        { overBytes: -10 * MB },
      ]);
      expect(items[1].budget?.since).toBeUndefined();
      const summary = entitySummarySchema.parse(
        (await user.get('/entities/component/default/shop').expect(200)).body,
      );
      expect(summary.repositories[0].budget).toEqual(items[0].budget);
    });
  });

  describe('groups', () => {
    /** payments: shop (grows), cart (shrinks); find: search; nobody's: lone. */
    function organisation(hidden: string[] = []) {
      const lone = component('lone');
      return portal({
        entities: [
          component('shop', { system: 'web' }),
          component('cart', { system: 'web' }),
          component('search', { owner: 'find' }),
          { ...lone, relations: [] },
          component('unread', { owner: 'find' }),
        ],
        hidden,
        releases: {
          shop: [release('1.0.0', 60, 100), release('1.1.0', 5, 180)],
          cart: [release('1.0.0', 60, 100), release('1.1.0', 5, 90)],
          search: [release('1.0.0', 60, 500), release('1.1.0', 5, 510)],
          lone: [release('1.0.0', 5, 10)],
        },
      });
    }

    it('rank owners by what their services come to', async () => {
      const { groups, judge } = await organisation();
      await judge('shop', '1.1.0', { points: 20, wastedBytes: 7 });
      await judge('cart', '1.1.0', { points: 61, wastedBytes: 2 });
      expect(await groups()).toMatchObject({
        totalCount: 3,
        items: [
          {
            rank: 1,
            key: 'group:default/payments',
            services: 2,
            notRead: 0,
            images: 2,
            compressedBytes: 270 * MB,
            change30Days: { bytes: 70 * MB, percent: 35 },
            score: { points: 41, grade: 'D', services: 2 },
            wastedBytes: 9,
            overBudget: 0,
            worst: { entityRef: 'component:default/shop', title: 'shop' },
          },
          {
            rank: 2,
            key: 'group:default/find',
            services: 2,
            notRead: 1,
            compressedBytes: 510 * MB,
            change30Days: { bytes: 10 * MB, percent: 2 },
            worst: { title: 'search' },
          },
          { rank: 3, services: 1, compressedBytes: 10 * MB },
        ],
      });
      const bySize = await groups('?orderBy=compressedBytes&limit=1');
      expect(bySize.items.map(({ key }) => key)).toEqual([
        'group:default/find',
      ]);
      const next = await groups(
        `?orderBy=compressedBytes&limit=1&cursor=${bySize.nextCursor}`,
      );
      expect(next.items).toMatchObject([
        { rank: 2, key: 'group:default/payments' },
      ]);
      const back = await groups(
        `?orderBy=compressedBytes&limit=1&cursor=${next.previousCursor}`,
      );
      expect(back).toEqual(bySize);
      const byScore = await groups('?orderBy=score&order=asc');
      expect(byScore.items[0]).toMatchObject({
        key: 'group:default/payments',
        worst: { title: 'shop' },
      });
    });

    it('draw what their images came to over 90 days', async () => {
      const { groups } = await organisation();
      const [payments] = (await groups('?by=system')).items;
      expect(payments.key).toBe('system:default/web');
      const sizes = payments.spark.map(
        ({ compressedBytes }) => compressedBytes,
      );
      expect(sizes.length).toBeLessThanOrEqual(30);
      expect(sizes[0]).toBe(200 * MB);
      expect(sizes.at(-1)).toBe(270 * MB);
      expect(new Set(sizes)).toEqual(new Set([200 * MB, 270 * MB]));
    });

    it('count only what the caller may read', async () => {
      const { groups } = await organisation([
        'component:default/shop',
        'component:default/search',
        'component:default/unread',
      ]);
      const { items, totalCount } = await groups();
      expect(totalCount).toBe(2);
      expect(items[0]).toMatchObject({
        key: 'group:default/payments',
        services: 1,
        compressedBytes: 90 * MB,
      });
      expect(JSON.stringify(items)).not.toContain('find');
    });

    it('can be had as CSV, all of them', async () => {
      const { groups, user } = await organisation();
      const { items } = await groups();
      const { text, headers } = await user
        .get('/leaderboard/groups?limit=1')
        .set('Accept', 'text/csv')
        .expect(200);
      expect(headers['content-disposition']).toMatch(
        /image-insights-leaderboard-by-owner-\d{4}-\d\d-\d\d\.csv/,
      );
      const [head, ...rows] = text.trim().split('\r\n');
      expect(head).toMatch(/^rank,key,services,/);
      expect(rows.map(row => row.split(',').slice(0, 3))).toEqual(
        items.map(({ rank, key = '', services }) => [
          String(rank),
          key,
          String(services),
        ]),
      );
    });
  });

  describe('the overview', () => {
    const shared = { content: 'shared', bytes: 50 * MB };

    function twoOnOneBase(hidden: string[] = []) {
      return portal({
        entities: [
          component('shop', { system: 'web', budget: '60 MB' }),
          component('cart', { system: 'web' }),
          component('secret', { system: 'web' }),
          component('unread', { system: 'web' }),
          component('other'),
        ],
        hidden,
        releases: {
          shop: [
            release('0.9.0', 60, 40),
            {
              tag: '1.0.0',
              days: 10,
              layers: [shared, { content: 'shop@1', bytes: 20 * MB }],
            },
          ],
          cart: [
            release('0.9.0', 60, 100),
            {
              tag: '1.0.0',
              days: 10,
              layers: [shared, { content: 'cart@1', bytes: 30 * MB }],
            },
          ],
          secret: [release('1.0.0', 10, 1_000)],
          other: [release('1.0.0', 10, 2_000)],
        },
      });
    }

    it('sums a system up, layers that are shared once', async () => {
      const { overview, judge, compute } = await twoOnOneBase([
        'component:default/secret',
      ]);
      await judge('shop', '1.0.0', { points: 40, wastedBytes: 5, gain: 3 });
      await judge('cart', '1.0.0', { points: 81, gain: 4 });
      expect(await overview('?system=system:default/web')).toMatchObject({
        services: 3,
        notRead: 1,
        images: 2,
        compressedBytes: 150 * MB,
        distinctBytes: 100 * MB,
        change30Days: { bytes: 10 * MB, percent: 7.14 },
        score: { points: 61, grade: 'C', services: 2 },
        wastedBytes: 5,
        gainCompressedBytes: 7,
        overBudget: 1,
        items: [{ title: 'shop' }, { title: 'cart' }],
      });
      expect(
        (await overview('?system=system:default/web')).cost,
      ).toBeUndefined();

      await compute();
      const costed = await overview('?system=system:default/web&limit=1');
      expect(costed.cost).toMatchObject({ services: 2, currency: 'USD' });
      expect(costed.cost?.amountPerMonth).toBeGreaterThan(0);
      expect(costed.items).toHaveLength(1);
    });

    it('names the one change over several services that saves most', async () => {
      const { overview, stores } = await twoOnOneBase([
        'component:default/secret',
      ]);
      expect((await overview()).bestChange).toBeUndefined();
      const images: { digest: string; repository: string }[] = await knex(
        'tag_intervals',
      )
        .where({ tag: '1.0.0' })
        .select({ digest: 'document_digest', repository: 'repository' });
      for (const { digest, repository } of images) {
        await knex('image_judgements').insert({
          image_digest: digest,
          rule_set: 'rules',
          inputs: 'inputs',
          points: 50,
          up_to: 50,
          grade: 'D',
          evidence: 1,
          gain_compressed_bytes: 7 * MB,
          finding_count: 2,
          contents_state: 'read',
          judgement: '{}',
          judged_at: daysAgo(0),
        });
        const findings = [
          ['files-removed-later', 0, 6 * MB],
          // Of the image's own layer, if it has one.
          ...(repository.endsWith('/other')
            ? [['pip-cache', 0, 500 * MB]]
            : [['npm-cache', 1, 4 * MB]]),
        ] as const;
        await knex('findings').insert(
          findings.map(([rule, index, gain], position) => ({
            image_digest: digest,
            position,
            rule,
            finding: rule,
            family: 'size',
            severity: 'medium',
            gain_compressed_bytes: gain,
            title: `Title of ${rule}`,
            is_estimate: false,
            gain_layers: JSON.stringify([{ index, compressedBytes: gain }]),
          })),
        );
      }
      await stores.repositories.record({
        repository: `${HOST}/shop`,
        scanId: 'scan',
        at: daysAgo(0),
        state: 'fresh',
      });
      // Two images share the layer with the first finding: it counts once, and
      // what one service alone could gain is no change over several.
      const { bestChange } = await overview('?system=system:default/web');
      expect(bestChange).toEqual({
        kind: 'rule',
        rule: 'npm-cache',
        title: 'Title of npm-cache',
        services: 2,
        savesBytes: 8 * MB,
        isEstimate: false,
      });
    });

    it('says nothing where nothing matches, or nothing may be read', async () => {
      const { overview, user } = await twoOnOneBase([
        'component:default/shop',
        'component:default/cart',
        'component:default/secret',
        'component:default/unread',
      ]);
      expect(await overview('?system=system:default/web')).toEqual({
        services: 0,
        notRead: 0,
        images: 0,
        compressedBytes: 0,
        distinctBytes: 0,
        spark: [],
        overBudget: 0,
        items: [],
      });
      await user.get('/overview?limit=21').expect(400);
    });

    it('notices a new release', async () => {
      const { overview, stores } = await twoOnOneBase();
      const before = await overview('?q=other');
      expect(before.distinctBytes).toBe(2_000 * MB);
      await storeRelease({
        stores,
        repository: `${HOST}/other`,
        tag: '2.0.0',
        at: daysAgo(1),
        layers: [{ content: 'small', bytes: MB }],
      });
      await stores.repositories.record({
        repository: `${HOST}/other`,
        scanId: 'scan',
        at: daysAgo(0),
        state: 'fresh',
      });
      const after = await overview('?q=other');
      expect(after).toMatchObject({
        compressedBytes: MB,
        distinctBytes: MB,
      });
    });
  });
});
