import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { CatalogEntities } from './CatalogEntities';

const ANNOTATION = 'image-insights.io/repositories';

function entity(index: number, annotations: Record<string, string> = {}) {
  const found: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: `service-${index}`,
      namespace: 'default',
      uid: `uid-${index}`,
      annotations,
    },
  };
  return found;
}

function known(count: number) {
  return Array.from({ length: count }, (_, index) => ({
    entityRef: `component:default/service-${index}`,
    uid: `uid-${index}`,
  }));
}

describe('CatalogEntities', () => {
  const credentials = mockCredentials.user();

  /** A catalog in which the caller may read every second of 600. */
  function catalog() {
    const readable = catalogServiceMock({
      entities: Array.from({ length: 300 }, (_, index) =>
        entity(index * 2, { [ANNOTATION]: 'registry.example.com/shop' }),
      ),
    });
    const asked = catalogServiceMock.mock({
      getEntitiesByRefs: (query, context) =>
        readable.getEntitiesByRefs(query, context),
      getEntityFacets: (query, context) =>
        readable.getEntityFacets(query, context),
    });
    const entities = new CatalogEntities({
      catalog: asked,
      auth: mockServices.auth(),
      sources: [
        {
          id: 'annotations',
          annotations: [ANNOTATION],
          repositoriesOf: async () => ({ repositories: [], problems: [] }),
        },
      ],
    });
    return { entities, asked };
  }

  it('asks for few entities by name', async () => {
    const { entities, asked } = catalog();
    expect(await entities.readableOf(known(4), credentials)).toEqual(
      new Set(['component:default/service-0', 'component:default/service-2']),
    );
    expect(asked.getEntityFacets).not.toHaveBeenCalled();
  });

  it('finds which of many the caller may read in one question', async () => {
    const { entities, asked } = catalog();
    const readable = await entities.readableOf(known(600), credentials);
    expect(readable.size).toBe(300);
    expect(readable).toContain('component:default/service-598');
    expect(readable).not.toContain('component:default/service-599');
    expect(asked.getEntityFacets).toHaveBeenCalledTimes(1);
    expect(asked.getEntityFacets).toHaveBeenCalledWith(expect.anything(), {
      credentials,
    });
    expect(asked.getEntitiesByRefs).not.toHaveBeenCalled();
  });

  it('shows none of many whose uid is not the one that the scan saw', async () => {
    const { entities } = catalog();
    const readable = await entities.readableOf(
      known(600).map((one, index) => ({
        ...one,
        uid: index % 4 === 0 ? undefined : one.uid,
      })),
      credentials,
    );
    expect(readable.size).toBe(150);
    expect(readable).not.toContain('component:default/service-0');
  });
});
