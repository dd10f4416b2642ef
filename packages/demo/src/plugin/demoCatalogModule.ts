import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { DemoEntityProvider } from '../catalog';
import { readDemoConfig } from './readDemoConfig';

/** Gives the catalog the entities of the demo organisation. */
export const demoCatalogModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-organisation',
  register(environment) {
    environment.registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const { port } = readDemoConfig(config);
        catalog.addEntityProvider(
          new DemoEntityProvider({ registryHost: `localhost:${port}` }),
        );
      },
    });
  },
});
