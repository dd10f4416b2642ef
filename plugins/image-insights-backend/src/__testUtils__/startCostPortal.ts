import {
  BackendFeature,
  SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { readEntity, toStoredEntity } from '../catalog/EntityReading';
import { AnnotationImageSource } from '../catalog/AnnotationImageSource';
import { Stores, createStores } from '../database/Stores';
import plugin from '../index';

const API = '/api/image-insights';

/**
 * A backend that answers of costs over HTTP, on a database that the test fills.
 * Users do not see what is hidden from them; services see all.
 */
export async function startCostPortal(options: {
  knex: Knex;
  host: string;
  entities: Entity[];
  /** Refs that no user may read. */
  hidden?: string[];
  /** The section `imageInsights.cost`. */
  cost?: object;
  /** Modules besides. */
  features?: BackendFeature[];
}) {
  const { knex, host, entities, hidden = [], cost } = options;
  const everything = catalogServiceMock({ entities });
  const visible = catalogServiceMock({
    entities: entities.filter(
      entity => !hidden.includes(stringifyEntityRef(entity)),
    ),
  });
  const of = (context: unknown) =>
    JSON.stringify(context).includes('"type":"user"') ? visible : everything;
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const backend = await startTestBackend({
    features: [
      plugin,
      ...(options.features ?? []),
      catalogServiceMock.mock({
        getEntityByRef: (ref, context) =>
          of(context).getEntityByRef(ref, context),
        getEntitiesByRefs: (query, context) =>
          of(context).getEntitiesByRefs(query, context),
        getEntityFacets: (query, context) =>
          of(context).getEntityFacets(query, context),
      }).factory,
      mockServices.scheduler.mock({
        scheduleTask: async task => {
          tasks.set(task.id, task.fn);
        },
      }).factory,
      mockServices.database.factory({ knex }),
      mockServices.rootConfig.factory({
        data: {
          imageInsights: {
            registries: [{ host }],
            scan: { contents: false },
            ...(cost && { cost }),
          },
        },
      }),
    ],
  });
  const agent = request(backend.server);
  const as = (authorization: string) => ({
    get: (path: string) =>
      agent.get(`${API}${path}`).set('Authorization', authorization),
  });
  const stores: Stores = createStores(knex);
  const source = new AnnotationImageSource({
    registries: [{ host }],
    mappings: [],
  });
  return {
    stores,
    user: as(mockCredentials.user.header()),
    service: as(mockCredentials.service.header()),
    stop: () => backend.stop(),
    /** What a scan notes of the catalog. */
    async noteEntities(): Promise<void> {
      await stores.entities.save(
        await Promise.all(
          entities.map(async entity =>
            toStoredEntity(entity, await readEntity(entity, [source])),
          ),
        ),
        { complete: true },
      );
    },
    /** What one replica does every few seconds. */
    async compute(): Promise<void> {
      await tasks.get('image-insights-cost')?.(new AbortController().signal);
    },
  };
}
