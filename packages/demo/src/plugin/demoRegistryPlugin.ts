import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { startDemoRegistry } from '../registry';
import { readDemoConfig } from './readDemoConfig';

/** Runs the demo's registry as long as the backend runs. */
export const demoRegistryPlugin = createBackendPlugin({
  pluginId: 'demo',
  register(environment) {
    environment.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.rootLifecycle,
        logger: coreServices.logger,
      },
      async init({ config, lifecycle, logger }) {
        const { port } = readDemoConfig(config);
        const registry = await startDemoRegistry({ port, now: new Date() });
        lifecycle.addShutdownHook(() => registry.close());
        logger.info(
          `The demo's registry listens on ${registry.url}: ${registry.repositoryCount} repositories, ${registry.tagCount} tags`,
        );
      },
    });
  },
});
