import { TestDatabases } from '@backstage/backend-test-utils';
import {
  BaseImageAuditRow,
  baseImageAuditSchema,
  baseImageUsesSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import {
  StoredLayerOptions,
  StoredReleaseOptions,
  storeRelease,
} from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const MB = 1_000_000;
const RELEASED = '2026-10-01T08:00:00.000Z';

/** The root file system of an official image, as its first step names it. */
function debian(
  suite: string,
  build: { day: string; megabytes: number },
): StoredLayerOptions {
  return {
    content: `debian ${suite} of ${build.day}`,
    bytes: build.megabytes * MB,
    instruction: `# debian.sh --arch 'amd64' out/ '${suite}' '@1' # buildkit`,
    createdAt: `${build.day}T00:00:00.000Z`,
  };
}

const app = (name: string, megabytes = 10): StoredLayerOptions => ({
  content: name,
  bytes: megabytes * MB,
});

const JUNE = debian('bookworm', { day: '2026-06-01', megabytes: 30 });
const SEPTEMBER = debian('bookworm', { day: '2026-09-09', megabytes: 31 });
const BULLSEYE = debian('bullseye', { day: '2026-05-01', megabytes: 32 });

describe.each(databases.eachSupportedId())('base images on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(
    images: Record<
      string,
      Pick<StoredReleaseOptions, 'layers'> & Partial<StoredReleaseOptions>
    >,
    options: { hidden?: string[]; withoutImages?: string[] } = {},
  ) {
    const { hidden, withoutImages = [] } = options;
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities: [...Object.keys(images), ...withoutImages].map(name =>
        service(name, `${HOST}/${name}`),
      ),
      hidden,
    });
    stops.push(() => started.stop());
    for (const [name, image] of Object.entries(images)) {
      await storeRelease({
        stores: started.stores,
        repository: `${HOST}/${name}`,
        tag: '1.0.0',
        at: RELEASED,
        ...image,
      });
    }
    await started.noteEntities();
    const { user } = started;
    return {
      ...started,
      audit: async (query = '') =>
        baseImageAuditSchema.parse(
          (await user.get(`/audit/base-images${query}`).expect(200)).body,
        ),
      uses: async (query = '') =>
        baseImageUsesSchema.parse(
          (await user.get(`/audit/base-images/uses${query}`).expect(200)).body,
        ),
    };
  }

  function rowOf(
    rows: BaseImageAuditRow[],
    key: string,
  ): BaseImageAuditRow | undefined {
    return rows.find(row => row.key === key);
  }

  it('groups images by the name of their base, and measures who is behind', async () => {
    const { audit } = await portal({
      shop: { layers: [JUNE, app('shop')] },
      search: { layers: [SEPTEMBER, app('search')] },
      media: { layers: [SEPTEMBER, app('media')] },
    });
    const { items, totals } = await audit();
    expect(items).toEqual([
      {
        key: 'named:debian:bookworm',
        name: 'debian:bookworm',
        kind: 'named',
        services: 3,
        images: 3,
        variants: 2,
        newestBuiltAt: '2026-09-09T00:00:00.000Z',
        oldestBuiltAt: '2026-06-01T00:00:00.000Z',
        servicesBehind: 1,
        daysBehind: 100,
        endOfLife: '2028-06-30',
        endOfLifeOf: 'Debian 12',
        compressedBytes: 31 * MB,
        updateMovesBytes: 31 * MB,
        oneBaseSavesBytes: 30 * MB,
      },
    ]);
    expect(totals).toEqual({
      bases: 1,
      servicesBehind: 1,
      servicesPastEndOfLife: 0,
      servicesUnknown: 0,
      oneBaseSavesBytes: 30 * MB,
    });
  });

  it('takes names of one base for one, however they are written', async () => {
    const { audit } = await portal({
      shop: {
        layers: [JUNE, app('shop')],
        baseName: 'docker.io/library/debian:12-slim',
      },
      search: {
        layers: [JUNE, app('search')],
        baseName: 'debian:12-slim@sha256:'.padEnd(86, 'a'),
      },
    });
    expect((await audit()).items).toMatchObject([
      { key: 'named:debian:12-slim', services: 2, variants: 1, daysBehind: 0 },
    ]);
  });

  it('keeps apart what stands on nothing, and what nobody knows', async () => {
    const { audit, uses } = await portal(
      {
        scratch: { layers: [app('binary')] },
        squashed: {
          layers: [
            { content: 'all', bytes: MB, instruction: 'COPY / / # buildkit' },
          ],
        },
      },
      { withoutImages: ['unread'] },
    );
    const { items, totals, coverage } = await audit('?orderBy=name');
    expect(items.map(({ kind, services }) => [kind, services])).toEqual([
      ['scratch', 1],
      ['unknown', 1],
    ]);
    expect(totals).toMatchObject({ bases: 0, servicesUnknown: 1 });
    expect(coverage).toEqual({ services: 3, read: 2, judged: 0 });
    expect((await uses('?base=unknown')).items).toMatchObject([
      { title: 'squashed', baseImage: { known: false } },
    ]);
  });

  it('says what ended, and which services stand on it', async () => {
    const { audit } = await portal({
      shop: { layers: [BULLSEYE, app('shop')] },
      search: { layers: [SEPTEMBER, app('search')] },
    });
    const { items, totals } = await audit();
    expect(rowOf(items, 'named:debian:bullseye')).toMatchObject({
      endOfLife: '2026-08-31',
      endOfLifeOf: 'Debian 11',
    });
    expect(totals.servicesPastEndOfLife).toBe(1);
  });

  it('does not call another platform behind', async () => {
    const { audit } = await portal({
      shop: { layers: [SEPTEMBER, app('shop')] },
      search: {
        layers: [{ ...JUNE, content: 'debian for arm' }, app('search')],
        architecture: 'arm64',
      },
    });
    expect((await audit()).items).toMatchObject([
      { variants: 2, servicesBehind: 0, daysBehind: 0, oneBaseSavesBytes: 0 },
    ]);
  });

  it('says nothing of ages where builds tell no time', async () => {
    const undated = (content: string): StoredLayerOptions => ({
      ...JUNE,
      content,
      createdAt: '1970-01-01T00:00:00.000Z',
    });
    const { audit } = await portal({
      shop: { layers: [undated('first'), app('shop')] },
      search: { layers: [undated('second'), app('search')] },
    });
    const [row] = (await audit()).items;
    expect(row).toMatchObject({
      variants: 2,
      servicesBehind: 0,
      oneBaseSavesBytes: 30 * MB,
    });
    expect(row).not.toHaveProperty('daysBehind');
    expect(row).not.toHaveProperty('newestBuiltAt');
    expect(row).not.toHaveProperty('updateMovesBytes');
  });

  it('compares with what the base itself is by now, in its line of releases', async () => {
    const { audit, uses } = await portal({
      base: {
        layers: [SEPTEMBER],
        tag: '12.8-slim',
        repository: `${HOST}/debian`,
      },
      shop: {
        layers: [JUNE, app('shop')],
        baseName: `${HOST}/debian:12.7-slim`,
      },
      search: {
        layers: [BULLSEYE, app('search')],
        baseName: `${HOST}/debian:11-slim`,
      },
      debian: { layers: [BULLSEYE], tag: '11-slim' },
    });
    const { items, totals } = await audit();
    expect(rowOf(items, `named:${HOST}/debian:12.7-slim`)).toMatchObject({
      services: 1,
      variants: 1,
      newestName: `${HOST}/debian:12.8-slim`,
      newestBuiltAt: '2026-09-09T00:00:00.000Z',
      oldestBuiltAt: '2026-06-01T00:00:00.000Z',
      servicesBehind: 1,
      daysBehind: 100,
      compressedBytes: 31 * MB,
      updateMovesBytes: 31 * MB,
      // The base itself is there already: what it replaces goes.
      oneBaseSavesBytes: 30 * MB,
    });
    const other = rowOf(items, `named:${HOST}/debian:11-slim`);
    expect(other).toMatchObject({ servicesBehind: 0, daysBehind: 0 });
    expect(other).not.toHaveProperty('newestName');
    expect(totals.servicesBehind).toBe(1);
    expect(
      (await uses(`?base=named:${HOST}/debian:12.7-slim`)).items,
    ).toMatchObject([{ title: 'shop', daysBehind: 100 }]);
  });

  it('tells of each image how far it is behind, the furthest first', async () => {
    const { uses } = await portal({
      media: { layers: [SEPTEMBER, app('media')] },
      search: { layers: [JUNE, app('search')] },
      shop: { layers: [BULLSEYE, app('shop')] },
    });
    const { items, totalCount } = await uses('?base=named:debian:bookworm');
    expect(totalCount).toBe(2);
    expect(items).toMatchObject([
      {
        title: 'search',
        tag: '1.0.0',
        base: 'named:debian:bookworm',
        baseBytes: 30 * MB,
        builtAt: '2026-06-01T00:00:00.000Z',
        daysBehind: 100,
        baseImage: { known: true, method: 'root-layer-signature' },
      },
      { title: 'media', daysBehind: 0 },
    ]);
  });

  it('names no base that only services name which the caller may not see', async () => {
    const {
      audit,
      uses,
      service: machine,
    } = await portal(
      {
        base: { layers: [JUNE] },
        shop: {
          layers: [JUNE, app('shop')],
          baseName: `${HOST}/base:1.0.0`,
        },
        search: {
          layers: [SEPTEMBER, app('search')],
          baseName: `${HOST}/base:1.0.0`,
        },
      },
      { hidden: ['component:default/base'] },
    );
    const { items, totals } = await audit();
    // Not even that they are two versions of one.
    expect(
      items.map(({ kind, services, variants }) => [kind, services, variants]),
    ).toEqual([
      ['unnamed', 1, 1],
      ['unnamed', 1, 1],
    ]);
    expect(totals).toMatchObject({ bases: 0, servicesBehind: 0 });
    const used = await uses();
    expect(JSON.stringify([items, used])).not.toContain(`${HOST}/base`);
    expect(used.items).toHaveLength(2);

    const all = await machine.get('/audit/base-images').expect(200);
    expect(rowOf(all.body.items, `named:${HOST}/base:1.0.0`)).toMatchObject({
      services: 2,
      servicesBehind: 1,
    });
  });

  it('counts nothing of services that the caller may not see', async () => {
    const { audit, uses } = await portal(
      {
        shop: { layers: [JUNE, app('shop')] },
        search: { layers: [SEPTEMBER, app('search')] },
      },
      { hidden: ['component:default/search'] },
    );
    expect((await audit()).items).toMatchObject([
      { services: 1, variants: 1, daysBehind: 0, oneBaseSavesBytes: 0 },
    ]);
    expect((await uses()).items.map(({ title }) => title)).toEqual(['shop']);
  });

  it('orders as asked, page by page, with what is not known last', async () => {
    const { audit } = await portal({
      one: { layers: [BULLSEYE, app('one')] },
      two: { layers: [JUNE, app('two')] },
      three: { layers: [SEPTEMBER, app('three')] },
      four: { layers: [app('four')] },
    });
    const keys = async (query: string) =>
      (await audit(query)).items.map(row => row.key);
    expect(await keys('?orderBy=name&order=asc')).toEqual([
      'named:debian:bookworm',
      'named:debian:bullseye',
      'scratch',
    ]);
    expect(await keys('?orderBy=bytes&order=desc')).toEqual([
      'named:debian:bullseye',
      'named:debian:bookworm',
      'scratch',
    ]);
    expect(await keys('?orderBy=behind')).toEqual([
      'named:debian:bookworm',
      'named:debian:bullseye',
      'scratch',
    ]);
    const first = await audit('?limit=2');
    expect(first).toMatchObject({ totalCount: 3, offset: 0 });
    const second = await audit(`?limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ totalCount: 3, offset: 2 });
    expect(second.nextCursor).toBeUndefined();
    expect(
      [...first.items, ...second.items].map(({ key }) => key).sort(),
    ).toEqual(['named:debian:bookworm', 'named:debian:bullseye', 'scratch']);
  });

  it('hands over as CSV what the same filter shows', async () => {
    const { user } = await portal({
      shop: { layers: [JUNE, app('shop')] },
      search: { layers: [SEPTEMBER, app('search')] },
    });
    const answer = await user
      .get('/audit/base-images/uses?q=shop&limit=1')
      .set('Accept', 'text/csv')
      .expect(200);
    const [head, row, end] = answer.text.split('\r\n');
    expect(head.split(',').slice(0, 3)).toEqual(['base', 'service', 'title']);
    expect(row).toContain('named:debian:bookworm,component:default/shop,shop');
    expect(end).toBe('');
  });
});
