import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Layer,
  imageSchema,
  layerAuditSchema,
  layerUsesSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import {
  StoredLayerOptions,
  StoredReleaseOptions,
  digestOf,
  storeRelease,
} from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const MB = 1_000_000;

const DEBIAN: StoredLayerOptions = {
  content: 'debian',
  bytes: 30 * MB,
  instruction: `# debian.sh --arch 'amd64' out/ 'bookworm' '@1' # buildkit`,
};
const PACKAGES: StoredLayerOptions = {
  content: 'packages',
  bytes: 50 * MB,
  instruction: 'RUN /bin/sh -c apt-get install -y curl # buildkit',
};
const app = (name: string): StoredLayerOptions => ({
  content: name,
  bytes: 10 * MB,
});
const blobOf = ({ content }: StoredLayerOptions) =>
  digestOf(`blob of ${content}`);

describe.each(databases.eachSupportedId())('shared layers on %s', id => {
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
    options: { hidden?: string[]; twins?: Record<string, string> } = {},
  ) {
    const { hidden, twins = {} } = options;
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities: [
        ...Object.keys(images).map(name => service(name, `${HOST}/${name}`)),
        ...Object.entries(twins).map(([name, repository]) =>
          service(name, `${HOST}/${repository}`),
        ),
      ],
      hidden,
    });
    stops.push(() => started.stop());
    const digests: Record<string, string> = {};
    for (const [name, image] of Object.entries(images)) {
      digests[name] = await storeRelease({
        stores: started.stores,
        repository: `${HOST}/${name}`,
        tag: '1.0.0',
        at: '2026-10-01T08:00:00.000Z',
        configBytes: 1_000,
        ...image,
      });
    }
    await started.noteEntities();
    const { user } = started;
    /** Until it is known what all services hold, which nobody waits for. */
    async function sharedLayers(digest: string): Promise<Layer[]> {
      const { layers } = imageSchema.parse(
        (await user.get(`/images/${digest}`).expect(200)).body,
      );
      return layers.some(layer => layer.sharedWithServices === undefined)
        ? sharedLayers(digest)
        : layers;
    }
    return {
      ...started,
      digests,
      audit: async (query = '') =>
        layerAuditSchema.parse(
          (await user.get(`/audit/layers${query}`).expect(200)).body,
        ),
      uses: async (query: string) =>
        layerUsesSchema.parse(
          (await user.get(`/audit/layers/uses${query}`).expect(200)).body,
        ),
      sharedLayers,
    };
  }

  const three = {
    shop: { layers: [DEBIAN, PACKAGES, app('shop')] },
    search: { layers: [DEBIAN, PACKAGES, app('search')] },
    media: { layers: [DEBIAN, app('media')] },
  };

  it('tells what several images hold, by what counting it once saves', async () => {
    const { audit } = await portal(three);
    const { items, totals, totalCount } = await audit();
    expect(totalCount).toBe(2);
    expect(items).toEqual([
      {
        digest: blobOf(DEBIAN),
        kind: 'base',
        instruction: expect.objectContaining({
          text: expect.stringContaining('debian.sh'),
        }),
        baseName: 'debian:bookworm',
        compressedBytes: 30 * MB,
        images: 3,
        services: 3,
        savedBytes: 60 * MB,
      },
      {
        digest: blobOf(PACKAGES),
        kind: 'packages',
        instruction: {
          keyword: 'RUN',
          text: 'RUN apt-get install -y curl',
        },
        compressedBytes: 50 * MB,
        images: 2,
        services: 2,
        savedBytes: 50 * MB,
      },
    ]);
    expect(totals).toEqual({
      images: 3,
      compressedBytes: 220 * MB + 3_000,
      distinctBytes: 110 * MB + 3_000,
      sharedLayers: 2,
      copiedBytes: 0,
    });
  });

  it('counts an image once that two services have, and both as services', async () => {
    const { audit } = await portal(three, { twins: { copy: 'media' } });
    const { items, totals } = await audit();
    expect(items[0]).toMatchObject({ images: 3, services: 4 });
    expect(totals.images).toBe(3);
  });

  it('counts a layer once that an image lists twice', async () => {
    const { audit } = await portal({
      shop: { layers: [DEBIAN, PACKAGES, PACKAGES] },
      search: { layers: [DEBIAN, PACKAGES] },
    });
    const { items, totals } = await audit('?orderBy=bytes');
    expect(items[0]).toMatchObject({ images: 2, savedBytes: 50 * MB });
    expect(totals.compressedBytes).toBe(160 * MB + 2_000);
  });

  it('tells which layers hold the same under another digest', async () => {
    const rebuilt = {
      ...PACKAGES,
      content: 'packages, built anew',
      bytes: 52 * MB,
    };
    const { audit } = await portal({
      shop: { layers: [DEBIAN, PACKAGES, app('shop')] },
      search: { layers: [DEBIAN, PACKAGES, app('search')] },
      media: { layers: [DEBIAN, rebuilt, app('media')] },
    });
    await knex('layer_contents').insert(
      [PACKAGES, rebuilt].map(layer => ({
        digest: blobOf(layer),
        state: 'read',
        rank: 0,
        content_key: 'the same',
      })),
    );
    const { items, totals } = await audit();
    expect(
      items.find(({ digest }) => digest === blobOf(PACKAGES)),
    ).toMatchObject({
      copies: { layers: 1, compressedBytes: 52 * MB },
    });
    // The base was not read: nothing is said of its copies.
    expect(
      items.find(({ digest }) => digest === blobOf(DEBIAN)),
    ).not.toHaveProperty('copies');
    expect(totals.copiedBytes).toBe(50 * MB);
  });

  it('filters by kind, orders as asked and gives pages that fit', async () => {
    const { audit } = await portal(three);
    expect((await audit('?layerKind=packages')).items).toMatchObject([
      { digest: blobOf(PACKAGES) },
    ]);
    expect(await audit('?layerKind=application')).toMatchObject({
      items: [],
      totals: { sharedLayers: 2 },
    });
    expect(
      (await audit('?orderBy=bytes')).items.map(({ digest }) => digest),
    ).toEqual([blobOf(PACKAGES), blobOf(DEBIAN)]);
    const first = await audit('?limit=1');
    const second = await audit(`?limit=1&cursor=${first.nextCursor}`);
    expect([first.items[0].digest, second.items[0].digest]).toEqual([
      blobOf(DEBIAN),
      blobOf(PACKAGES),
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('counts within the services that are asked for', async () => {
    const { audit } = await portal(three);
    const { items, totals } = await audit('?q=s');
    expect(items).toMatchObject([
      { digest: blobOf(PACKAGES), images: 2 },
      { digest: blobOf(DEBIAN), images: 2 },
    ]);
    expect(totals.images).toBe(2);
  });

  it('tells who holds a layer, and where in the image', async () => {
    const { uses } = await portal(three);
    expect(await uses(`?layer=${blobOf(PACKAGES)}`)).toMatchObject({
      totalCount: 2,
      items: [
        { title: 'search', tag: '1.0.0', index: 1 },
        { title: 'shop', repository: `${HOST}/shop`, index: 1 },
      ],
    });
    expect(await uses(`?layer=${digestOf('nothing')}`)).toMatchObject({
      totalCount: 0,
      items: [],
    });
  });

  it('counts, names and describes nothing that the caller may not see', async () => {
    const { audit, uses, sharedLayers, digests, user } = await portal(
      {
        ...three,
        media: {
          layers: [
            { ...DEBIAN, instruction: "# debian.sh out/ 'secret-suite' '@1'" },
            app('media'),
          ],
        },
        base: { layers: [DEBIAN, PACKAGES] },
        shop: { ...three.shop, baseName: `${HOST}/base:1.0.0` },
        search: { ...three.search, baseName: `${HOST}/base:1.0.0` },
      },
      { hidden: ['component:default/media', 'component:default/base'] },
    );
    const { items, totals } = await audit();
    expect(items).toMatchObject([
      { digest: blobOf(PACKAGES), images: 2, services: 2 },
      { digest: blobOf(DEBIAN), kind: 'base', images: 2, services: 2 },
    ]);
    expect(totals.images).toBe(2);
    expect(JSON.stringify(items)).not.toMatch(/secret-suite|\/base/);
    expect((await uses(`?layer=${blobOf(DEBIAN)}`)).totalCount).toBe(2);
    const layers = await sharedLayers(digests.shop);
    expect(layers.map(layer => layer.sharedWithServices)).toEqual([1, 1, 0]);
    await user.get(`/images/${digests.media}`).expect(404);
  });

  it('tells an image with how many other services it shares each layer', async () => {
    const { sharedLayers, digests } = await portal(three, {
      twins: { copy: 'shop' },
    });
    const layers = await sharedLayers(digests.shop);
    expect(
      layers.map(({ sharedWithImages, sharedWithServices }) => [
        sharedWithImages,
        sharedWithServices,
      ]),
    ).toEqual([
      [2, 2],
      [1, 1],
      [0, 0],
    ]);
  });

  it('takes up what a scan brings', async () => {
    const { audit, stores } = await portal(three);
    expect((await audit()).totals.images).toBe(3);
    await storeRelease({
      stores,
      repository: `${HOST}/media`,
      tag: '2.0.0',
      at: '2026-10-02T08:00:00.000Z',
      layers: [DEBIAN, PACKAGES, app('media 2')],
    });
    await stores.repositories.record({
      repository: `${HOST}/media`,
      scanId: 'later',
      at: '2026-10-02T09:00:00.000Z',
      state: 'fresh',
    });
    expect((await audit()).items[0]).toMatchObject({
      digest: blobOf(PACKAGES),
      images: 3,
    });
  });

  it('is not spoilt for all by one image with what no database reads', async () => {
    const { audit } = await portal({
      ...three,
      media: { ...three.media, osVersion: '\\u0000 \u0000 \ud83d' },
    });
    expect(await audit()).toMatchObject({
      totals: { images: 3 },
      items: [
        { digest: blobOf(DEBIAN), kind: 'base', images: 3 },
        { digest: blobOf(PACKAGES) },
      ],
    });
  });

  it('refuses what is no digest', async () => {
    const { user } = await portal({});
    const answers = await Promise.all(
      ['?layer=debian', ''].map(query =>
        user.get(`/audit/layers/uses${query}`),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
  });
});
