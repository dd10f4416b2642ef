import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrated } from '../__testUtils__/ScanHarness';
import { digestOf, storeRelease } from '../__testUtils__/storeRelease';
import { groupedBy } from '../collections/groupedBy';
import { Stores, createStores } from './Stores';
import { pagesOfTable } from './pagesOfTable';
import { readAllTagImages } from './readAllTagImages';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const CHECKOUT = 'registry.example.com/shop/checkout';
const SEARCH = 'registry.example.com/shop/search';
const FORGOTTEN = 'registry.example.com/shop/forgotten';

describe.each(databases.eachSupportedId())('with %s', id => {
  let knex: Knex;
  let stores: Stores;

  beforeEach(async () => {
    knex = await migrated(await databases.init(id));
    stores = createStores(knex);
  });

  it('reads of whole tables what it reads of single repositories', async () => {
    const release = (repository: string, tag: string, day: number) =>
      storeRelease({
        stores,
        repository,
        tag,
        at: `2026-11-${String(day).padStart(2, '0')}T12:00:00.000Z`,
        layers: [{ content: `${repository} ${tag}`, bytes: 1_000 * day }],
      });
    const first = await release(CHECKOUT, '1.1.0', 9);
    await release(CHECKOUT, '1.0.0', 2);
    const searched = await release(SEARCH, '1.0.0', 3);
    await release(FORGOTTEN, '1.0.0', 4);
    await judge(knex, first);
    // One image by two tags, one of which moves to an index of two images.
    const see = (tag: string, documentDigest: string, at: string) =>
      stores.tags.record({
        repository: CHECKOUT,
        at,
        seen: [{ tag, documentDigest }],
        troubles: [],
        vanished: [],
      });
    await see('latest', first, '2026-11-10T12:00:00.000Z');
    await stores.images.saveDocument({
      document: {
        digest: digestOf('index'),
        kind: 'index',
        what: 'index',
        images: [first, searched],
      },
      wantedPlatforms: ['linux/amd64'],
      images: [],
    });
    await see('latest', digestOf('index'), '2026-11-11T12:00:00.000Z');
    await see('vanished', digestOf('unknown'), '2026-11-11T12:00:00.000Z');

    const wanted = [CHECKOUT, SEARCH, 'registry.example.com/shop/empty'];
    const one = groupedBy(
      await stores.tags.images(wanted),
      ({ repository }) => repository,
    );
    const all = await readAllTagImages(knex, new Set(wanted));

    expect(one.get(CHECKOUT)).toHaveLength(5);
    expect(one.get(CHECKOUT)?.filter(({ score }) => score)).toHaveLength(3);
    expect([...all.keys()].sort()).toEqual([CHECKOUT, SEARCH]);
    for (const repository of [CHECKOUT, SEARCH]) {
      expect(all.get(repository)).toHaveLength(
        one.get(repository)?.length ?? 0,
      );
      expect(all.get(repository)).toEqual(
        expect.arrayContaining(one.get(repository) ?? []),
      );
      expect(all.get(repository)?.map(({ from }) => from)).toEqual(
        one.get(repository)?.map(({ from }) => from),
      );
    }
  });

  it('reads a table in pages that leave no row out', async () => {
    await knex('layers').insert(
      Array.from({ length: 7 }, (_, index) => ({
        digest: digestOf(`layer ${index}`),
        compressed_bytes: index,
        media_type: 'tar',
      })),
    );
    const lengths: number[] = [];
    const found = new Set<string>();
    for await (const page of pagesOfTable<{ digest: string }>(
      knex,
      knex('layers').select('digest'),
      3,
    )) {
      lengths.push(page.length);
      page.forEach(({ digest }) => found.add(digest));
    }
    expect(lengths).toEqual([3, 3, 1]);
    expect(found.size).toBe(7);
  });

  it('gives its connection back where nobody reads on', async () => {
    await knex('layers').insert({
      digest: digestOf('a'),
      compressed_bytes: 1,
      media_type: 'tar',
    });
    for (let time = 0; time < 20; time += 1) {
      for await (const page of pagesOfTable(
        knex,
        knex('layers').select('*'),
        1,
      )) {
        expect(page).toHaveLength(1);
        break;
      }
    }
    expect(await knex('layers').select('*')).toHaveLength(1);
  });
});

async function judge(knex: Knex, digest: string): Promise<void> {
  await knex('image_judgements').insert({
    image_digest: digest,
    rule_set: 'rules',
    inputs: 'inputs',
    points: 61.5,
    up_to: 80,
    grade: 'C',
    evidence: 0.5,
    wasted_bytes: 12,
    gain_compressed_bytes: 34,
    finding_count: 2,
    contents_state: 'read',
    judgement: '{}',
    judged_at: '2026-11-12T12:00:00.000Z',
  });
}
