import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { repositoryAuditSchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import { storeRelease } from '../__testUtils__/storeRelease';
import { RepositoryOutcome } from '../database/RepositoryStore';
import { TagTrouble } from '../database/TagStore';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';

const REFUSED = {
  code: 'unauthorized',
  message: `${HOST} answered 401 when asked for the tags`,
  remedy: 'Check the credentials.',
};

function trouble(tag: string, code: string, skipped = false): TagTrouble {
  return {
    tag,
    skipped,
    problem: { code, message: `${tag} was not read`, remedy: 'Look.' },
  };
}

describe.each(databases.eachSupportedId())('scan health on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(entities: Entity[], hidden?: string[]) {
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities,
      hidden,
    });
    stops.push(() => started.stop());
    await started.noteEntities();
    const { stores, user } = started;
    let scans = 0;
    return {
      ...started,
      /** What a scan of the repository found. */
      async scanned(
        name: string,
        outcome: Partial<RepositoryOutcome> = {},
        troubles: TagTrouble[] = [],
      ): Promise<void> {
        scans += 1;
        const repository = `${HOST}/${name}`;
        const at = outcome.at ?? '2026-10-02T08:00:00.000Z';
        await stores.tags.record({
          repository,
          at,
          seen: [],
          troubles,
          vanished: [],
        });
        await stores.repositories.record({
          repository,
          scanId: `scan ${scans}`,
          at,
          state: 'fresh',
          ...outcome,
        });
      },
      release: (name: string) =>
        storeRelease({
          stores,
          repository: `${HOST}/${name}`,
          tag: '1.0.0',
          at: '2026-10-01T08:00:00.000Z',
          layers: [{ content: name, bytes: 10_000_000 }],
        }),
      audit: async (query = '') =>
        repositoryAuditSchema.parse(
          (await user.get(`/audit/repositories${query}`).expect(200)).body,
        ),
    };
  }

  it('has nothing to tell where all was read', async () => {
    const { audit, release, scanned } = await portal([
      service('shop', `${HOST}/shop`),
    ]);
    await release('shop');
    await scanned('shop');
    expect(await audit()).toMatchObject({
      items: [],
      causes: [],
      totals: {
        services: 1,
        fresh: 1,
        old: 0,
        unreadable: 0,
        neverScanned: 0,
        repositories: 1,
      },
    });
  });

  it('tells what failed, since when, who can mend it, and who waits for it', async () => {
    const { audit, release, scanned } = await portal([
      service('shop', `${HOST}/shop`),
      service('search', `${HOST}/search, ${HOST}/shop`),
    ]);
    await release('shop');
    await release('search');
    await scanned('search');
    await scanned('shop', { at: '2026-10-02T08:00:00.000Z' });
    await scanned('shop', {
      at: '2026-10-03T08:00:00.000Z',
      state: 'failed',
      problem: REFUSED,
    });
    await scanned('shop', {
      at: '2026-10-04T08:00:00.000Z',
      state: 'failed',
      problem: REFUSED,
    });
    const { items, causes, totals } = await audit();
    expect(items).toEqual([
      {
        repository: `${HOST}/shop`,
        state: 'failed',
        cause: 'credentials',
        actor: 'registry-owner',
        problem: { ...REFUSED, since: '2026-10-03T08:00:00.000Z' },
        lastScanAt: '2026-10-04T08:00:00.000Z',
        lastSuccessAt: '2026-10-02T08:00:00.000Z',
        hasFigures: true,
        services: [
          expect.objectContaining({ title: 'search' }),
          expect.objectContaining({ title: 'shop' }),
        ],
        serviceCount: 2,
      },
    ]);
    expect(causes).toEqual([
      {
        cause: 'credentials',
        actor: 'registry-owner',
        repositories: 1,
        services: 2,
        since: '2026-10-03T08:00:00.000Z',
        remedy: expect.stringContaining('Renew the credentials'),
        code: 'unauthorized',
      },
    ]);
    expect(totals).toMatchObject({ services: 2, fresh: 0, old: 2 });
  });

  it('bears messages with what no database reads, and what looks like a field', async () => {
    const { audit, release, scanned } = await portal([
      service('shop', `${HOST}/shop`),
    ]);
    await release('shop');
    const message = 'says \u0000 \ud83d "code":"gone","since":"ever"';
    const { tag, problem } = trouble('1.1', 'timeout');
    await scanned('shop', { state: 'partial', selectedTagCount: 2 }, [
      { tag, skipped: false, problem: { ...problem, message } },
    ]);
    expect((await audit()).items).toMatchObject([
      {
        cause: 'connection',
        problem: {
          code: 'timeout',
          message,
          since: expect.stringMatching(/Z$/),
        },
        tags: { failed: 1, selected: 2 },
      },
    ]);
  });

  it('counts tags that failed, of how many, by their cause', async () => {
    const { audit, release, scanned } = await portal([
      service('shop', `${HOST}/shop`),
    ]);
    await release('shop');
    await scanned('shop', { state: 'partial', selectedTagCount: 40 }, [
      trouble('1.1', 'manifest-missing'),
      trouble('1.2', 'manifest-missing'),
      trouble('1.3', 'timeout'),
      trouble('1.4', 'unavailable'),
      trouble('1.5', 'unavailable'),
      trouble('chart', 'not-an-image', true),
    ]);
    const { items, totals, causes } = await audit();
    expect(items).toMatchObject([
      {
        cause: 'connection',
        problem: { code: 'unavailable' },
        tags: { failed: 3, selected: 40 },
        state: 'partial',
        hasFigures: true,
      },
      {
        cause: 'gone',
        actor: 'nobody',
        tags: { failed: 2, selected: 40 },
      },
    ]);
    expect(causes).toHaveLength(2);
    expect(totals).toMatchObject({ services: 1, fresh: 0, old: 1 });
  });

  it('calls unreadable what never could be read, and never scanned what nobody tried', async () => {
    const { audit, scanned } = await portal([
      service('shop', `${HOST}/shop`),
      service('search', `${HOST}/search`),
    ]);
    await scanned(
      'shop',
      {
        state: 'failed',
        selectedTagCount: 2,
        problem: trouble('1.0', 'integrity').problem,
      },
      [trouble('1.0', 'integrity'), trouble('2.0', 'integrity')],
    );
    const { items, totals } = await audit();
    expect(items).toMatchObject([
      {
        cause: 'wrong-digest',
        state: 'failed',
        hasFigures: false,
        tags: { failed: 2, selected: 2 },
      },
    ]);
    expect(totals).toMatchObject({ unreadable: 1, neverScanned: 1, fresh: 0 });
  });

  it('tells why a repository that was read has no figures', async () => {
    const { audit, scanned } = await portal([
      service('empty', `${HOST}/empty`),
      service('untagged', `${HOST}/untagged`),
      service('charts', `${HOST}/charts`),
      service('arm', `${HOST}/arm`),
    ]);
    await scanned('empty', { tagCount: 0, selectedTagCount: 0 });
    await scanned('untagged', { tagCount: 4, selectedTagCount: 0 });
    await scanned('charts', { tagCount: 1, selectedTagCount: 1 }, [
      trouble('1.0', 'not-an-image', true),
    ]);
    await scanned('arm', { tagCount: 2, selectedTagCount: 2 }, [
      trouble('1.0', 'not-an-image', true),
      trouble('2.0', 'platform-missing', true),
    ]);
    const { items, totals, causes } = await audit();
    expect(
      items.map(({ repository, actor, problem, cause }) => [
        repository,
        cause,
        problem.code,
        actor,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [`${HOST}/arm`, 'no-releases', 'platform-missing', 'platform-team'],
        [`${HOST}/charts`, 'no-releases', 'not-an-image', 'service-owner'],
        [`${HOST}/empty`, 'no-releases', 'no-releases', 'service-owner'],
        [`${HOST}/untagged`, 'no-releases', 'no-releases', 'service-owner'],
      ]),
    );
    expect(
      items.find(({ repository }) => repository === `${HOST}/empty`)?.problem
        .message,
    ).toBe('The repository holds no tags');
    expect(totals).toMatchObject({ fresh: 0, unreadable: 4 });
    expect(causes).toMatchObject([
      { cause: 'no-releases', services: 4, repositories: 4 },
    ]);
  });

  it('tells annotations that cannot be read, with name and value', async () => {
    const { audit, release, scanned } = await portal([
      service('shop', `${HOST}/shop, elsewhere.example.com/shop`),
      service('search', 'Not A Repository'),
      service('media', `${HOST}/media`, {
        'image-insights.io/size-budget': 'small',
      }),
    ]);
    await release('shop');
    await scanned('shop');
    await release('media');
    await scanned('media');
    const { items, totals } = await audit();
    expect(items).toMatchObject([
      {
        cause: 'annotation',
        actor: 'service-owner',
        annotation: {
          name: 'image-insights.io/size-budget',
          value: 'small',
        },
        hasFigures: true,
      },
      {
        annotation: {
          name: 'image-insights.io/repositories',
          value: 'Not A Repository',
        },
        hasFigures: false,
        serviceCount: 1,
      },
      {
        problem: { code: 'registry-not-configured' },
        annotation: { value: 'elsewhere.example.com/shop' },
        hasFigures: true,
      },
    ]);
    // A budget that cannot be read hides no image.
    expect(totals).toMatchObject({ fresh: 1, old: 1, unreadable: 1 });
  });

  it('filters causes without forgetting the others, and states', async () => {
    const { audit, scanned } = await portal([
      service('shop', `${HOST}/shop`),
      service('search', `${HOST}/search`),
      service('media', 'Not A Repository'),
    ]);
    await scanned('shop', { state: 'failed', problem: REFUSED });
    await scanned('search', {
      state: 'failed',
      problem: { ...REFUSED, code: 'throttled' },
    });
    const some = await audit('?cause=slow-down');
    expect(some.items).toMatchObject([{ repository: `${HOST}/search` }]);
    expect(some.totalCount).toBe(1);
    expect(some.causes).toHaveLength(3);
    expect(some.totals.services).toBe(3);
    expect((await audit('?state=failed')).totalCount).toBe(2);
    expect((await audit('?state=partial')).totalCount).toBe(0);
    expect((await audit('?q=shop')).totals.services).toBe(1);
    expect((await audit(`?registry=${HOST}`)).totalCount).toBe(2);
  });

  it('puts the oldest trouble first, and pages through them', async () => {
    const { audit, scanned } = await portal(
      ['one', 'two', 'three'].map(name => service(name, `${HOST}/${name}`)),
    );
    const failed = (at: string) => ({
      at,
      state: 'failed' as const,
      problem: REFUSED,
    });
    await scanned('one', failed('2026-10-03T08:00:00.000Z'));
    await scanned('two', failed('2026-10-01T08:00:00.000Z'));
    await scanned('three', failed('2026-10-02T08:00:00.000Z'));
    const first = await audit('?limit=2');
    const second = await audit(`?limit=2&cursor=${first.nextCursor}`);
    expect(
      [...first.items, ...second.items].map(({ repository }) => repository),
    ).toEqual([`${HOST}/two`, `${HOST}/three`, `${HOST}/one`]);
  });

  it('shows no repository and no service that the caller may not see', async () => {
    const { audit, scanned } = await portal(
      [
        service('shop', `${HOST}/shop`),
        service('hidden', `${HOST}/hidden, ${HOST}/shop`),
        service('secret', 'Not A Repository'),
      ],
      ['component:default/hidden', 'component:default/secret'],
    );
    await scanned('shop', { state: 'failed', problem: REFUSED });
    await scanned('hidden', { state: 'failed', problem: REFUSED });
    const answer = await audit();
    expect(answer.items).toMatchObject([
      { repository: `${HOST}/shop`, serviceCount: 1 },
    ]);
    expect(answer.totals).toMatchObject({ services: 1, repositories: 1 });
    expect(JSON.stringify(answer)).not.toMatch(/hidden|secret|Not A Repo/);
  });

  it('hands over as CSV what the same filter shows', async () => {
    const { user, scanned } = await portal([service('shop', `${HOST}/shop`)]);
    await scanned('shop', { state: 'failed', problem: REFUSED });
    const answer = await user
      .get('/audit/repositories?cause=credentials')
      .set('Accept', 'text/csv')
      .expect(200);
    const [head, row] = answer.text.split('\r\n');
    expect(head.split(',').slice(0, 6)).toEqual([
      'repository',
      'annotation',
      'annotation_value',
      'state',
      'cause',
      'actor',
    ]);
    expect(row).toContain(`${HOST}/shop,,,failed,credentials,registry-owner`);
  });
});
