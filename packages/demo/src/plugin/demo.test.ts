import { createServer } from 'node:net';
import { once } from 'node:events';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  CatalogProcessingExtensionPoint,
  EntityProvider,
  EntityProviderMutation,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { demo } from './demo';

/** Below the ports of outgoing connections, so that none of those takes it. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch {
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}

async function startWith(config: object) {
  const providers: EntityProvider[] = [];
  const unused = () => {
    throw new Error('the demo only adds an entity provider');
  };
  const catalog: CatalogProcessingExtensionPoint = {
    addProcessor: unused,
    addEntityProvider: (...added) => providers.push(...added.flat()),
    addPlaceholderResolver: unused,
    setOnProcessingErrorHandler: unused,
  };
  const catalogPlugin = createBackendPlugin({
    pluginId: 'catalog',
    register(environment) {
      environment.registerExtensionPoint(
        catalogProcessingExtensionPoint,
        catalog,
      );
      environment.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      demo,
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  return { backend, providers };
}

async function entitiesOf(provider: EntityProvider): Promise<Entity[]> {
  const mutations: EntityProviderMutation[] = [];
  await provider.connect({
    applyMutation: async mutation => {
      mutations.push(mutation);
    },
    refresh: async () => {},
  });
  return mutations.flatMap(mutation =>
    mutation.type === 'full'
      ? mutation.entities.map(({ entity }) => entity)
      : [],
  );
}

describe('demo', () => {
  it('gives the catalog entities whose images its registry serves', async () => {
    const port = await freePort();
    const { backend, providers } = await startWith({
      demo: { registry: { port } },
    });
    expect(providers).toHaveLength(1);
    const entities = await entitiesOf(providers[0]);
    const checkout = entities.find(
      ({ metadata }) => metadata.name === 'checkout',
    );
    const [reference] = (
      checkout?.metadata.annotations?.['image-insights.io/repositories'] ?? ''
    ).split(', ');
    const [host, ...path] = reference.split('/');
    const tags = await fetch(`http://${host}/v2/${path.join('/')}/tags/list`);
    expect(await tags.json()).toMatchObject({ name: 'shop/checkout' });
    await backend.stop();
  });

  it('stops its registry with the backend', async () => {
    const port = await freePort();
    const { backend } = await startWith({ demo: { registry: { port } } });
    await backend.stop();
    await expect(fetch(`http://127.0.0.1:${port}/v2/`)).rejects.toThrow();
  });

  it('does nothing where no demo is configured', async () => {
    const { backend, providers } = await startWith({});
    expect(providers).toEqual([]);
    await backend.stop();
  });

  it('refuses a port that is none, and names the key', async () => {
    await expect(
      startWith({ demo: { registry: { port: 70_000 } } }),
    ).rejects.toThrow(/demo\.registry\.port is 70000/);
  });
});
