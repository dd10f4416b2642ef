import type { FakeSwitches } from '../testing/FakeRegistry';
import {
  closeEverything,
  errorOf,
  startClient,
  startRegistry,
} from '../testing/startReading';

afterEach(closeEverything);

const TAGS = ['1.0', '1.1', '1.2', '2.0', '2.1', 'latest', 'main'];

async function setUp(
  switches: Partial<FakeSwitches> = {},
  limits: { tagPages?: number; tags?: number } = {},
) {
  const registry = await startRegistry();
  registry.addImage('shop/checkout', { tags: TAGS });
  Object.assign(registry.switches, switches);
  const repository = { host: registry.host, name: 'shop/checkout' };
  return { registry, repository, ...startClient(registry, {}, { limits }) };
}

it('reads all tags at once where the registry sends them so', async () => {
  const { client, registry, repository } = await setUp();
  await expect(client.listTags(repository)).resolves.toEqual({
    tags: TAGS,
    truncated: false,
  });
  expect(registry.asked).toEqual(['GET /v2/shop/checkout/tags/list?n=1000']);
});

it.each(['relative', 'absolute', 'opaque', 'wrong-path'] as const)(
  'follows pages by %s links',
  async pageStyle => {
    const { client, registry, repository } = await setUp({
      pageStyle,
      pageSize: 3,
    });
    await expect(client.listTags(repository)).resolves.toEqual({
      tags: TAGS,
      truncated: false,
    });
    expect(registry.requests).toHaveLength(3);
  },
);

it('asks the same host where a proxy lets an internal name through', async () => {
  const { client, repository, warnings } = await setUp({
    pageStyle: 'internal-host',
    pageSize: 4,
  });
  await expect(client.listTags(repository)).resolves.toEqual({
    tags: TAGS,
    truncated: false,
  });
  expect(warnings).toEqual([
    expect.objectContaining({ code: 'link-of-other-origin' }),
  ]);
});

it('does not follow a link to another host and path, and says that tags are missing', async () => {
  const { client, registry, repository, warnings } = await setUp({
    pageStyle: 'foreign',
    pageSize: 4,
  });
  await expect(client.listTags(repository)).resolves.toEqual({
    tags: TAGS.slice(0, 4),
    truncated: true,
  });
  expect(registry.requests).toHaveLength(1);
  expect(warnings).toHaveLength(1);
});

it.each([
  ['looping', 2],
  ['starts-over', 4],
] as const)(
  'ends where the pages are %s, and vouches for nothing',
  async (pageStyle, requests) => {
    const { client, registry, repository } = await setUp({
      pageStyle,
      pageSize: pageStyle === 'looping' ? 7 : 3,
    });
    const { tags, truncated } = await client.listTags(repository);
    expect(tags).toEqual(TAGS);
    expect(truncated).toBe(true);
    expect(registry.requests.length).toBeLessThanOrEqual(requests);
  },
);

it('ends at the bound on pages, and says so', async () => {
  const { client, registry, repository } = await setUp(
    { pageStyle: 'endless' },
    { tagPages: 5 },
  );
  await expect(client.listTags(repository)).resolves.toMatchObject({
    truncated: true,
  });
  expect(registry.requests).toHaveLength(5);
});

it('ends at the bound on tags, and says so', async () => {
  const { client, repository } = await setUp({}, { tags: 3 });
  await expect(client.listTags(repository)).resolves.toEqual({
    tags: TAGS.slice(0, 3),
    truncated: true,
  });
});

it.each([400, 405, 413])(
  'asks for smaller pages after a %i, and remembers it for the host',
  async status => {
    const { client, registry, repository } = await setUp({
      largestPage: { n: 100, status },
    });
    await client.listTags(repository);
    await expect(client.listTags(repository)).resolves.toMatchObject({
      tags: TAGS,
    });
    expect(registry.asked).toEqual([
      'GET /v2/shop/checkout/tags/list?n=1000',
      'GET /v2/shop/checkout/tags/list?n=100',
      'GET /v2/shop/checkout/tags/list?n=100',
    ]);
  },
);

it('leaves the page size to a registry that refuses every one', async () => {
  const { client, registry, repository } = await setUp({
    largestPage: { n: 10, status: 405 },
  });
  await expect(client.listTags(repository)).resolves.toMatchObject({
    tags: TAGS,
  });
  expect(registry.asked.at(-1)).toBe('GET /v2/shop/checkout/tags/list');
});

it('finds no tags where they are null', async () => {
  const { client, repository } = await setUp({ tagsAreNull: true });
  await expect(client.listTags(repository)).resolves.toEqual({
    tags: [],
    truncated: false,
  });
});

it('says that a repository is missing', async () => {
  const { client, registry } = await setUp();
  const error = await errorOf(
    client.listTags({ host: registry.host, name: 'shop/gone' }),
  );
  expect(error).toMatchObject({
    code: 'repository-missing',
    status: 404,
    host: registry.host,
    repository: 'shop/gone',
  });
  expect(error.remedy).toContain('may not see it');
});
