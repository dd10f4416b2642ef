import { createServer } from 'node:net';
import {
  AuthService,
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createBackend } from '@backstage/backend-defaults';
import { mockServices } from '@backstage/backend-test-utils';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';
import { CatalogEntities } from '../src/catalog/CatalogEntities';
import { nameOf, repositoryOf } from './fillOrganisation';

const ANNOTATION = 'image-insights.io/repositories';

/** A real catalog over HTTP, whose database was filled with services. */
export interface BenchCatalog {
  /** As the plugin asks it: in one question, and by name in portions. */
  readable(): Promise<number>;
  readableByName(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts Backstage's catalog and writes as many services into it. */
export async function startCatalog(services: number): Promise<BenchCatalog> {
  let client: Knex | undefined;
  let asked: { catalog: CatalogService; auth: AuthService } | undefined;
  const port = await freePort();
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { port, host: '127.0.0.1' },
          database: { client: 'better-sqlite3', connection: ':memory:' },
        },
        // No location names these entities; that is no reason to delete them.
        catalog: { orphanStrategy: 'keep' },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory({ level: 'none' }));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(
    createBackendModule({
      pluginId: 'catalog',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: { database: coreServices.database },
          async init({ database }) {
            client = await database.getClient();
          },
        });
      },
    }),
  );
  backend.add(
    createBackendPlugin({
      pluginId: 'bench',
      register(env) {
        env.registerInit({
          deps: { catalog: catalogServiceRef, auth: coreServices.auth },
          async init(deps) {
            asked = deps;
          },
        });
      },
    }),
  );
  await backend.start();
  if (!client || !asked) {
    throw new Error('The catalog did not start');
  }
  await fill(client, services);
  const { catalog, auth } = asked;
  const entities = new CatalogEntities({
    catalog,
    auth,
    sources: [
      {
        id: 'annotations',
        annotations: [ANNOTATION],
        repositoriesOf: async () => ({ repositories: [], problems: [] }),
      },
    ],
  });
  const credentials = await auth.getOwnServiceCredentials();
  const known = Array.from({ length: services }, (_, index) => ({
    entityRef: `component:default/${nameOf(index)}`,
    uid: `uid-${index}`,
  }));
  return {
    readable: async () => (await entities.readableOf(known, credentials)).size,
    readableByName: async () =>
      (
        await entities.readableRefs(
          known.map(({ entityRef }) => entityRef),
          credentials,
        )
      ).size,
    stop: () => backend.stop(),
  };
}

async function fill(knex: Knex, services: number): Promise<void> {
  const at = new Date().toISOString();
  await knex.transaction(async transaction => {
    for (let index = 0; index < services; index += 1) {
      const id = `uid-${index}`;
      const name = nameOf(index);
      const ref = `component:default/${name}`;
      const owner = `group:default/team-${index % 300}`;
      const entity = {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name,
          namespace: 'default',
          uid: id,
          description:
            'A service of the benchmark, as long as most are. '.repeat(8),
          annotations: { [ANNOTATION]: repositoryOf(index) },
          tags: ['java', 'grpc', 'tier-2'],
        },
        spec: { type: 'service', lifecycle: 'production', owner },
        relations: [{ type: 'ownedBy', targetRef: owner }],
      };
      const text = JSON.stringify(entity);
      await transaction('refresh_state').insert({
        entity_id: id,
        entity_ref: ref,
        unprocessed_entity: text,
        processed_entity: text,
        errors: '[]',
        next_update_at: '2100-01-01T00:00:00.000Z',
        last_discovery_at: at,
      });
      await transaction('final_entities').insert({
        entity_id: id,
        entity_ref: ref,
        hash: 'bench',
        final_entity: text,
      });
      const rows: [string, string][] = [
        ['metadata.uid', id],
        ['metadata.name', name],
        ['metadata.namespace', 'default'],
        ['kind', 'Component'],
        ['apiversion', 'backstage.io/v1alpha1'],
        [`metadata.annotations.${ANNOTATION}`, repositoryOf(index)],
        ['spec.type', 'service'],
        ['spec.lifecycle', 'production'],
        ['spec.owner', owner],
        ['relations.ownedby', owner],
        ['metadata.tags', 'java'],
        ['metadata.tags', 'grpc'],
        ['metadata.tags', 'tier-2'],
      ];
      await transaction('search').insert(
        rows.map(([key, value]) => ({
          entity_id: id,
          key,
          value: value.toLocaleLowerCase('en-US'),
          original_value: value,
        })),
      );
    }
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        resolve(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}
