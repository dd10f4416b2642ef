import { TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { entitySummarySchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import {
  ScanHarness,
  createScanHarness,
  migrated,
  service,
} from '../__testUtils__/ScanHarness';
import { Fault, ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const OWN_TO_A_SCAN = ['scans', 'scan_failures', 'repository_visits'];
const TABLES = [
  'entities',
  'entity_repositories',
  'repositories',
  'repository_leases',
  'images',
  'layers',
  'image_layers',
  'documents',
  'document_images',
  'tag_intervals',
  'tag_problems',
];

async function snapshot(knex: Knex): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows: unknown[] = await knex(table).select('*');
    found[table] = rows.map(row => JSON.stringify(row)).sort();
  }
  return found;
}

const base = { content: 'base', bytes: 1000 };

describe.each(databases.eachSupportedId())('scanning on %s', id => {
  let registry: ScriptedRegistry;
  let knex: Knex;
  const harnesses: ScanHarness[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    knex = await migrated(await databases.init(id));
  });
  afterEach(async () => {
    await Promise.all(harnesses.splice(0).map(harness => harness.stop()));
    await registry.stop();
  });

  function portal(
    entities: Entity[],
    options: Partial<Parameters<typeof createScanHarness>[0]> = {},
  ): ScanHarness {
    const harness = createScanHarness({
      knex,
      host: registry.host,
      entities,
      now: () => new Date('2026-11-21T12:00:00.000Z'),
      ...options,
    });
    harnesses.push(harness);
    return harness;
  }

  function shop(annotations: Record<string, string> = {}) {
    return service('shop', `${registry.host}/shop`, annotations);
  }

  it('makes a history of the tags that are there, placed when their images were made', async () => {
    registry.push('shop', ['1.0.0'], {
      created: '2026-09-01T10:00:00Z',
      layers: [base, { content: 'app1', bytes: 200 }],
    });
    registry.push('shop', ['1.1.0', 'latest'], {
      created: '2026-10-01T10:00:00Z',
      layers: [base, { content: 'app2', bytes: 500 }],
    });
    const harness = portal([shop()]);
    const scan = await harness.scan();

    expect(scan).toMatchObject({ state: 'finished', failures: [] });
    expect(scan.counts).toMatchObject({
      repositories: 1,
      repositoriesDone: 1,
      found: 3,
      fetched: 3,
      analysed: 2,
      remaining: 0,
      requests: { tagLists: 1, manifestHeads: 3, manifests: 2, configs: 2 },
    });
    const history = await harness.entityService.history(shop(), {});
    expect(history.points).toMatchObject([
      {
        tag: '1.0.0',
        at: '2026-09-01T10:00:00.000Z',
        dateSource: 'created',
        mainline: true,
      },
      { tag: '1.1.0', at: '2026-10-01T10:00:00.000Z' },
    ]);
    const [first, second] = history.points;
    expect(second.compressedBytes - first.compressedBytes).toBe(300);

    const summary = await harness.entityService.summary(shop());
    expect(entitySummarySchema.parse(summary)).toMatchObject({
      entityRef: 'component:default/shop',
      repositories: [
        {
          state: 'fresh',
          tagCount: 3,
          current: { tag: '1.1.0', tags: ['1.1.0', 'latest'] },
          previousRelease: { tag: '1.0.0' },
          changes: { sincePrevious: { bytes: 300 }, days30: { bytes: 0 } },
        },
      ],
    });
  });

  it('asks once per tag and writes nothing but its own record when nothing changed', async () => {
    registry.push('shop', ['1.0.0', 'latest'], { layers: [base] });
    registry.pushIndex('shop', ['1.1.0'], {
      amd64: { layers: [base] },
      arm64: { layers: [base] },
    });
    registry.pushArtifact(
      'shop',
      '1.2.0',
      'application/vnd.cncf.helm.config.v1+json',
    );
    const harness = portal([
      shop(),
      service('other', `${registry.host}/gone, nowhere.example/x`),
    ]);
    await harness.scan();
    const before = await snapshot(knex);
    registry.requests.length = 0;

    const second = await harness.scan();

    expect(second.counts).toMatchObject({ known: 3, fetched: 0, skipped: 1 });
    expect(registry.requests.filter(line => line.includes('/shop/'))).toEqual([
      expect.stringMatching(/^GET \/v2\/shop\/tags\/list/),
      ...Array(4).fill(expect.stringMatching(/^HEAD \/v2\/shop\/manifests\//)),
    ]);
    expect(await snapshot(knex)).toEqual(before);
    expect(OWN_TO_A_SCAN).toHaveLength(3);
  });

  it('reads the wanted platforms of an index, and not its attestations', async () => {
    registry.pushIndex('shop', ['1.0.0'], {
      amd64: { layers: [base] },
      arm64: { layers: [base, { content: 'arm', bytes: 7 }] },
      s390x: { layers: [base] },
    });
    const harness = portal([shop()], {
      platforms: ['linux/arm64', 'linux/amd64'],
    });
    const scan = await harness.scan();
    expect(scan.counts).toMatchObject({ fetched: 1, analysed: 2, failed: 0 });
    const { repositories } = await harness.entityService.summary(shop());
    expect(repositories[0]).toMatchObject({
      platforms: ['linux/arm64', 'linux/amd64'],
      current: { platform: 'linux/arm64', layerCount: 2 },
    });
  });

  it('says which platforms an index has where the wanted one is missing', async () => {
    registry.pushIndex('shop', ['1.0.0'], { arm64: { layers: [base] } });
    const harness = portal([shop()]);
    await harness.scan();
    const { repositories } = await harness.entityService.summary(shop());
    expect(repositories[0].tagProblems).toMatchObject([
      {
        tag: '1.0.0',
        code: 'platform-missing',
        skipped: true,
        message: expect.stringContaining('it has linux/arm64'),
      },
    ]);
  });

  it('ends an interval and begins the next when a tag is moved', async () => {
    let now = new Date('2026-11-21T12:00:00.000Z');
    const old = registry.push('shop', ['1.0.0'], { layers: [base] });
    const harness = portal([shop()], { now: () => now });
    await harness.scan();

    now = new Date('2026-11-21T13:00:00.000Z');
    const moved = registry.push('shop', ['1.0.0'], {
      layers: [{ content: 'rebuilt', bytes: 900 }],
    });
    await harness.scan();

    const history = await harness.entityService.history(shop(), {});
    expect(history.points).toMatchObject([
      { digest: old, until: '2026-11-21T13:00:00.000Z' },
      {
        digest: moved,
        at: '2026-11-21T13:00:00.000Z',
        dateSource: 'first-seen',
        movedFrom: old,
      },
    ]);
    expect(history.points[1]).not.toHaveProperty('until', expect.anything());
  });

  it('keeps what a tag that vanished held, and ends it', async () => {
    registry.push('shop', ['1.0.0'], { layers: [base] });
    registry.push('shop', ['1.1.0'], {
      created: '2026-10-05T00:00:00Z',
      layers: [base, { content: 'b', bytes: 5 }],
    });
    const harness = portal([shop()]);
    await harness.scan();
    registry.remove('shop', '1.1.0');
    await harness.scan();
    const history = await harness.entityService.history(shop(), {});
    expect(history.points).toMatchObject([
      { tag: '1.0.0' },
      { tag: '1.1.0', until: '2026-11-21T12:00:00.000Z' },
    ]);
    const { repositories } = await harness.entityService.summary(shop());
    expect(repositories[0].current?.tag).toBe('1.0.0');
  });

  it('places a tag that comes back when it came back', async () => {
    const push = () => registry.push('shop', ['1.0.0'], { layers: [base] });
    push();
    const harness = portal([shop()]);
    await harness.scan();
    registry.remove('shop', '1.0.0');
    await harness.scan();
    push();
    await harness.scan();
    const intervals = await knex('tag_intervals').orderBy('id');
    expect(intervals).toMatchObject([
      { date_source: 'created', until_at: '2026-11-21T12:00:00.000Z' },
      {
        date_source: 'first-seen',
        from_at: '2026-11-21T12:00:00.000Z',
        until_at: null,
      },
    ]);
  });

  it('ends what a tag held when it holds no image any more', async () => {
    registry.push('shop', ['1.0.0', '1.1.0'], { layers: [base] });
    const harness = portal([shop()]);
    await harness.scan();
    registry.pushArtifact(
      'shop',
      '1.1.0',
      'application/vnd.cncf.helm.config.v1+json',
    );
    await harness.scan();
    const open = await knex('tag_intervals').whereNull('until_at');
    expect(open).toMatchObject([{ tag: '1.0.0' }]);
  });

  it('marks a lower version that comes later as a maintenance release', async () => {
    const push = (tag: string, created: string) =>
      registry.push('shop', [tag], {
        created,
        layers: [{ content: tag, bytes: 100 }],
      });
    push('1.9.6', '2026-08-01T00:00:00Z');
    push('2.0.0', '2026-09-01T00:00:00Z');
    push('1.9.7', '2026-10-01T00:00:00Z');
    const harness = portal([shop()]);
    await harness.scan();
    const { points } = await harness.entityService.history(shop(), {});
    expect(points.map(({ tag, mainline }) => [tag, mainline])).toEqual([
      ['1.9.6', true],
      ['2.0.0', true],
      ['1.9.7', false],
    ]);
    const { repositories } = await harness.entityService.summary(shop());
    expect(repositories[0].current?.tag).toBe('2.0.0');
  });

  it('learns the base of an image from a repository that is scanned later', async () => {
    registry.push('shop', ['1.0.0'], {
      layers: [base, { content: 'app', bytes: 50 }],
    });
    registry.push('platform/base', ['12'], { layers: [base] });
    const harness = portal([shop()]);
    await harness.scan();
    const requests = registry.requests.length;
    harness.setEntities([
      shop(),
      service('platform', `${registry.host}/platform/base`),
    ]);
    await harness.scan({ entityRef: 'component:default/platform' });

    expect(
      registry.requests.slice(requests).some(line => line.includes('/shop/')),
    ).toBe(false);
    const { repositories } = await harness.entityService.summary(shop());
    expect(repositories[0].current).toMatchObject({
      baseBytes: 1000,
      base: {
        known: true,
        name: `${registry.host}/platform/base:12`,
        method: 'diff-id-prefix',
        layerCount: 1,
      },
    });
  });

  it('reads a repository once that several services name, with the wishes of all', async () => {
    registry.push('shop', ['1.0.0', 'nightly-7'], { layers: [base] });
    const nightly = service('nightly', `${registry.host}/shop`, {
      'image-insights.io/tags': 'nightly-\\d+',
    });
    const harness = portal([shop(), nightly]);
    const scan = await harness.scan();
    expect(scan.counts.requests).toMatchObject({
      tagLists: 1,
      manifestHeads: 2,
      manifests: 1,
    });
    const tagsOf = async (entity: Entity) =>
      (await harness.entityService.history(entity, {})).points.map(
        point => point.tag,
      );
    expect(await tagsOf(shop())).toEqual(['1.0.0']);
    expect(await tagsOf(nightly)).toEqual(['nightly-7']);
  });

  it('never asks a registry that is not configured', async () => {
    const other = await ScriptedRegistry.start();
    try {
      const evil = service('evil', `${other.host}/x/y`);
      const harness = portal([evil]);
      await harness.scan();
      expect(other.requests).toEqual([]);
      const summary = await harness.entityService.summary(evil);
      expect(summary).toMatchObject({
        repositories: [],
        annotationProblems: [{ code: 'registry-not-configured' }],
      });
    } finally {
      await other.stop();
    }
  });

  describe('bad input', () => {
    const faults: [string, Fault, string][] = [
      ['answers 401', { kind: 'status', status: 401 }, 'unauthorized'],
      ['answers 403', { kind: 'status', status: 403 }, 'forbidden'],
      ['answers 404', { kind: 'status', status: 404 }, 'repository-missing'],
      ['answers 500', { kind: 'status', status: 500 }, 'unavailable'],
      [
        'answers 429',
        { kind: 'status', status: 429, headers: { 'retry-after': '600' } },
        'throttled',
      ],
      ['answers HTML', { kind: 'html' }, 'invalid-answer'],
      ['hangs up', { kind: 'disconnect' }, 'unavailable'],
      ['is silent', { kind: 'silence' }, 'timeout'],
    ];

    it.each(faults)(
      'a repository that %s fails with its reason; the others go on and what is stored stays',
      async (_what, fault, code) => {
        registry.push('shop', ['1.0.0'], { layers: [base] });
        await portal([shop()]).scan();
        registry.faults.set('shop', fault);
        const harness = portal(
          [shop()],
          fault.kind === 'silence' ? { requestMillis: 400 } : {},
        );

        const scan = await harness.scan();

        expect(scan.state).toBe('finished');
        expect(scan.failures).toMatchObject([
          {
            repository: `${registry.host}/shop`,
            code,
            message: expect.any(String),
            remedy: expect.stringMatching(/\w+/),
          },
        ]);
        const { repositories } = await harness.entityService.summary(shop());
        expect(repositories[0]).toMatchObject({
          state: 'failed',
          problem: { code, since: '2026-11-21T12:00:00.000Z' },
          current: { tag: '1.0.0' },
        });
      },
    );

    it('one bad tag leaves the others alone', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      const bad = registry.push('shop', ['1.1.0'], {
        layers: [{ content: 'bad', bytes: 5 }],
      });
      registry.faults.set(`shop:${bad}`, { kind: 'wrong-digest' });
      registry.pushArtifact(
        'shop',
        '2.0.0',
        'application/vnd.cncf.helm.config.v1+json',
      );
      registry.pushArtifact(
        'shop',
        `sha256-${'a'.repeat(64)}.sig`,
        'application/vnd.oci.image.config.v1+json',
      );
      const harness = portal([shop()]);
      const scan = await harness.scan();

      expect(scan.counts).toMatchObject({
        found: 3,
        fetched: 1,
        failed: 1,
        skipped: 1,
      });
      const { repositories } = await harness.entityService.summary(shop());
      expect(repositories[0]).toMatchObject({
        state: 'partial',
        current: { tag: '1.0.0' },
        tagProblems: [
          { tag: '1.1.0', skipped: false, code: 'integrity' },
          {
            tag: '2.0.0',
            skipped: true,
            message: expect.stringContaining('Helm chart'),
          },
          { tag: `sha256-${'a'.repeat(64)}.sig`, skipped: true },
        ],
      });
    });

    it('a repository that recovers loses its problem', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      registry.faults.set('shop', { kind: 'html' });
      const harness = portal([shop()]);
      await harness.scan();
      registry.faults.clear();
      await harness.scan();
      const { repositories } = await harness.entityService.summary(shop());
      expect(repositories[0]).toMatchObject({ state: 'fresh' });
      expect(repositories[0].problem).toBeUndefined();
    });
  });

  describe('several scans', () => {
    it('a scan that runs already answers the wish for another', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      registry.faults.set('shop', { kind: 'silence' });
      const first = portal([shop()]);
      const second = portal([shop()]);
      const [one, two] = await Promise.all([
        first.scanService.start({}),
        second.scanService.start({}),
      ]);
      expect(two.id).toBe(one.id);
      expect(
        await second.scanService.start({ entityRef: 'component:default/shop' }),
      ).toMatchObject({ id: one.id });
    });

    it('of two replicas only one reads a repository', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      const first = portal([shop()]);
      const second = portal([shop()]);
      // Different wishes, so that both scans run.
      await Promise.all([
        first.scan({ entityRef: 'component:default/shop' }),
        second.scan({}),
      ]);
      const lease = await knex('repository_leases').select('*');
      expect(lease).toEqual([]);
      const open = await knex('tag_intervals').whereNull('until_at');
      expect(open).toHaveLength(1);
    });

    it('a lease that its holder let run out can be taken over', async () => {
      const { repositories } = portal([]).stores;
      const lease = { repository: 'r/x', durationMillis: 60_000 };
      expect(await repositories.acquireLease({ ...lease, ticket: 'a' })).toBe(
        true,
      );
      expect(await repositories.acquireLease({ ...lease, ticket: 'b' })).toBe(
        false,
      );
      await knex('repository_leases').update({ until_millis: 1 });
      expect(await repositories.acquireLease({ ...lease, ticket: 'b' })).toBe(
        true,
      );
      expect(await repositories.renewLease({ ...lease, ticket: 'a' })).toBe(
        false,
      );
    });

    it('a scan whose process died is marked interrupted by the next one', async () => {
      const harness = portal([shop()]);
      const { scan: dead } = await harness.stores.scans.begin({
        target: {},
        trigger: 'schedule',
        cooldownMillis: 0,
      });
      await knex('scans').update({ alive_millis: 1 });
      await harness.scan();
      expect(await harness.stores.scans.get(dead.id)).toMatchObject({
        state: 'interrupted',
        problem: { code: 'interrupted' },
      });
    });

    it('a scheduled scan that finds a dying one waits, and then does its work', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      const harness = portal([shop()]);
      await harness.stores.scans.begin({
        target: {},
        trigger: 'schedule',
        cooldownMillis: 0,
      });
      const scheduled = harness.scanService.runScheduled(
        new AbortController().signal,
      );
      // Nobody reports progress any more: the process is gone.
      await new Promise(resolve => setTimeout(resolve, 100));
      await knex('scans').update({ alive_millis: 1 });
      await scheduled;
      const { items } = await harness.stores.scans.list({ limit: 10 });
      expect(items.map(scan => scan.state).sort()).toEqual([
        'finished',
        'interrupted',
      ]);
    });

    it('a backend that stops ends its scan as interrupted and leaves no lease', async () => {
      registry.push('shop', ['1.0.0'], { layers: [base] });
      registry.faults.set('shop', { kind: 'silence' });
      const harness = portal([shop()]);
      const scan = await harness.scanService.start({});
      while ((await knex('repository_leases').select('*')).length === 0) {
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      await harness.stop();
      expect(await harness.stores.scans.get(scan.id)).toMatchObject({
        state: 'interrupted',
      });
      expect(await knex('repository_leases').select('*')).toEqual([]);
    });
  });
});
