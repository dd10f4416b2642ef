import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { Knex } from 'knex';
import { service } from '../__testUtils__/ScanHarness';
import { startCostPortal } from '../__testUtils__/startCostPortal';
import { digestOf } from '../__testUtils__/storeRelease';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const HOST = 'registry.example.com';
const PATHS = [
  '/audit/base-images',
  '/audit/base-images/uses',
  '/audit/layers',
  `/audit/layers/uses?layer=${digestOf('layer')}`,
  '/audit/repositories',
];

describe.each(databases.eachSupportedId())('audits of images on %s', id => {
  let knex: Knex;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    knex = await databases.init(id);
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
  });

  async function portal(
    options: Partial<Parameters<typeof startCostPortal>[0]> = {},
  ) {
    const started = await startCostPortal({
      knex,
      host: HOST,
      entities: [service('shop', `${HOST}/shop`)],
      ...options,
    });
    stops.push(() => started.stop());
    return started;
  }

  it.each(PATHS)('are for those who have the permission: %s', async path => {
    const { user } = await portal({
      features: [
        mockServices.permissions.mock({
          authorize: async requests =>
            requests.map(() => ({ result: AuthorizeResult.DENY })),
        }).factory,
      ],
    });
    const { body } = await user.get(path).expect(403);
    expect(body.error).toMatchObject({
      name: 'NotAllowedError',
      message: expect.stringContaining('image-insights.audit.read'),
    });
  });

  it.each(PATHS)(
    'have nothing to tell before the first scan: %s',
    async path => {
      const { user } = await portal();
      const { body } = await user.get(path).expect(200);
      expect(body).toMatchObject({ items: [], totalCount: 0, offset: 0 });
    },
  );

  it.each(PATHS)('refuse a cursor that is none of theirs: %s', async path => {
    const { user } = await portal();
    const { body } = await user
      .get(`${path}${path.includes('?') ? '&' : '?'}cursor=nonsense`)
      .expect(400);
    expect(body.error.message).toMatch(/nextCursor/);
  });
});
