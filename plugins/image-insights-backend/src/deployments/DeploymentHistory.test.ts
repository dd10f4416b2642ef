import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrated } from '../__testUtils__/ScanHarness';
import { StoredDeployment } from '../database/StoredDeployment';
import { Stores, createStores } from '../database/Stores';
import { chunksOf } from '../database/columns';
import { DeploymentHistory } from './DeploymentHistory';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const NOW = new Date('2026-11-21T12:00:00.000Z');
const SHOP = 'component:default/shop';
const REPOSITORY = 'registry.example.com/shop';
const WORKER = 'registry.example.com/worker';

const daysAgo = (days: number) =>
  new Date(NOW.getTime() - days * 24 * 60 * 60_000).toISOString();

describe.each(databases.eachSupportedId())('DeploymentHistory on %s', id => {
  let knex: Knex;
  let stores: Stores;
  let count = 0;

  beforeEach(async () => {
    knex = await migrated(await databases.init(id));
    stores = createStores(knex);
    count = 0;
  });

  /** A deployment so many days ago, by default of one known image. */
  async function deployed(
    days: number,
    digest: string | undefined,
    change: Partial<StoredDeployment> & { repository?: string } = {},
  ) {
    const { repository = REPOSITORY, ...others } = change;
    count += 1;
    await stores.deployments.add({
      id: `deployment-${count}`,
      entityRef: SHOP,
      environment: 'production',
      at: daysAgo(days),
      source: 'api',
      images: [
        {
          reference: `${repository}:${digest}`,
          repository,
          tag: digest,
          digest,
          state: digest === undefined ? 'open' : 'known',
        },
      ],
      ...others,
    });
  }

  async function pointed(
    repository: string,
    ...moves: [tag: string, digest: string, days: number][]
  ) {
    await knex('tag_intervals').insert(
      moves.map(([tag, digest, days]) => ({
        repository,
        tag,
        document_digest: digest,
        from_at: daysAgo(days),
        until_at: tag.includes('.') ? null : daysAgo(days - 0.5),
        date_source: 'first-seen',
      })),
    );
  }

  async function shop(repositories = [REPOSITORY]) {
    const history = new DeploymentHistory({
      stores,
      retentionMillis: 730 * 24 * 60 * 60_000,
      now: () => NOW,
    });
    const found = await history.of([{ entityRef: SHOP, repositories }]);
    const streams = found.get(SHOP);
    if (!streams) {
      throw new Error('Every entity is to be in the answer');
    }
    return streams;
  }

  it('tells what was recorded, each digest once in a row, with the last numbers', async () => {
    await deployed(100, 'z');
    await deployed(80, 'a', { instances: 3, nodes: 2 });
    await deployed(60, 'a', { instances: 20 });
    await deployed(40, 'b');
    await deployed(20, undefined);
    await deployed(10, 'a');
    await deployed(5, 'c', { environment: 'staging', instances: 1 });
    const { basis, streams } = await shop();
    expect(basis).toEqual({
      recorded: 6,
      environments: ['production', 'staging'],
      perMonth: 2,
      source: 'recorded',
    });
    expect(streams).toEqual([
      {
        repository: REPOSITORY,
        environment: 'production',
        digests: [
          { digest: 'a', tag: 'a', at: daysAgo(80) },
          { digest: 'b', tag: 'b', at: daysAgo(40) },
          { digest: 'a', tag: 'a', at: daysAgo(10) },
        ],
        instances: 20,
        nodes: 2,
        perMonth: 5 / 3,
        changedPerMonth: expect.closeTo(4 / 3, 10),
        source: 'recorded',
      },
      {
        repository: REPOSITORY,
        environment: 'staging',
        digests: [{ digest: 'c', tag: 'c', at: daysAgo(5) }],
        instances: 1,
        nodes: undefined,
        perMonth: 1 / 3,
        changedPerMonth: 1 / 3,
        source: 'recorded',
      },
    ]);
  });

  it('says that nothing changed only where every image is known to be the same', async () => {
    await deployed(30, 'a');
    expect((await shop()).streams[0].isUnchanged).toBeUndefined();
    await deployed(20, 'a');
    await deployed(10, 'a');
    expect((await shop()).streams[0].isUnchanged).toBe(true);
    await deployed(5, undefined);
    expect((await shop()).streams[0].isUnchanged).toBeUndefined();
  });

  it('looks further back for what was there before a rare deployment', async () => {
    await deployed(400, 'a');
    await deployed(300, 'b');
    await deployed(30, 'c');
    const { streams } = await shop();
    expect(streams[0].digests.map(({ digest }) => digest)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(streams[0].perMonth).toBeCloseTo(1 / 3, 10);
  });

  it('keeps the newest thirteen', async () => {
    for (let index = 0; index < 20; index++) {
      await deployed(80 - index, `digest-${index}`);
    }
    const { streams } = await shop();
    expect(streams[0].digests).toHaveLength(13);
    expect(streams[0].digests[12].digest).toBe('digest-19');
    expect(streams[0].perMonth).toBeGreaterThan(6);
  });

  it('leaves images out that are not the service’s', async () => {
    await deployed(30, 'a');
    await deployed(20, 'b', {
      images: [
        {
          reference: 'docker.io/istio/proxyv2:1',
          repository: 'docker.io/istio/proxyv2',
          state: 'aside',
        },
        {
          reference: `${REPOSITORY}:b`,
          repository: REPOSITORY,
          digest: 'b',
          state: 'known',
        },
      ],
    });
    const { streams } = await shop();
    expect(streams).toHaveLength(1);
    expect(streams[0].digests.map(({ digest }) => digest)).toEqual(['a', 'b']);
  });

  it('infers from tags what was not recorded, repository by repository', async () => {
    await deployed(30, 'a');
    await pointed(
      WORKER,
      ['prod', 'w1', 60],
      ['prod', 'w2', 30],
      ['prod', 'w3', 10],
    );
    const { basis, streams } = await shop([REPOSITORY, WORKER]);
    expect(basis).toMatchObject({ source: 'recorded', recorded: 1 });
    expect(
      streams.map(({ repository, source, confidence }) => ({
        repository,
        source,
        confidence,
      })),
    ).toEqual([
      { repository: REPOSITORY, source: 'recorded', confidence: undefined },
      { repository: WORKER, source: 'inferred', confidence: 'medium' },
    ]);
  });

  it('infers all from tags where nothing was recorded, and says how sure it is', async () => {
    await deployed(200, 'a');
    await pointed(
      REPOSITORY,
      ['1.0.0', 'r1', 100],
      ['1.1.0', 'r2', 60],
      ['1.2.0', 'r3', 40],
      ['1.3.0', 'r4', 10],
    );
    await pointed(
      WORKER,
      ['2.0', 'w1', 60],
      ['2.1', 'w2', 50],
      ['2.2', 'w3', 40],
      ['2.3', 'w4', 30],
      ['2.4', 'w5', 20],
      ['2.5', 'w6', 10],
    );
    const { basis } = await shop([REPOSITORY, WORKER]);
    expect(basis).toEqual({
      recorded: 0,
      environments: [],
      // The worker's six in sixty days: both go out together.
      perMonth: 3,
      source: 'inferred',
      confidence: 'low',
    });
  });

  it('says no frequency where there is too little to tell', async () => {
    await pointed(REPOSITORY, ['1.0.0', 'r1', 10]);
    const { basis, streams } = await shop();
    expect(basis).toEqual({ recorded: 0, environments: [] });
    expect(streams).toMatchObject([
      { source: 'inferred', digests: [{ digest: 'r1' }] },
    ]);
    expect(streams[0].perMonth).toBeUndefined();
  });

  it('reads a bounded number of moves of a tag that moves all day, and says how often it does', async () => {
    const perDay = 48;
    const times = Array.from({ length: 60 * perDay }, (_, index) => index);
    for (const chunk of chunksOf(times, 50)) {
      await pointed(
        REPOSITORY,
        ...chunk.map((index): [string, string, number] => [
          'latest',
          `digest ${index}`,
          60 - index / perDay,
        ]),
      );
    }
    let most = 0;
    knex.on('query-response', rows => {
      most = Math.max(most, Array.from(rows).length);
    });
    const { streams } = await shop();
    expect(most).toBe(2_000);
    expect(streams[0].digests.at(-1)).toMatchObject({
      digest: `digest ${60 * perDay - 1}`,
    });
    expect(streams[0].perMonth).toBeCloseTo(30 * perDay, -1);
  });

  it('asks the database a bounded number of questions, however many services', async () => {
    const entities = Array.from({ length: 2_000 }, (_, index) => ({
      entityRef: `component:default/s${index}`,
      repositories: [`registry.example.com/s${index}`],
    }));
    await deployed(30, 'a', {
      entityRef: 'component:default/s7',
      repository: 'registry.example.com/s7',
    });
    let questions = 0;
    knex.on('query', () => {
      questions += 1;
    });
    const found = await new DeploymentHistory({
      stores,
      retentionMillis: 730 * 24 * 60 * 60_000,
      now: () => NOW,
    }).of(entities);
    expect(found.size).toBe(2_000);
    expect(found.get('component:default/s7')?.basis.recorded).toBe(1);
    expect(questions).toBeLessThan(30);
  });
});
