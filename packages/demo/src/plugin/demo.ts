import {
  coreServices,
  createBackendFeatureLoader,
} from '@backstage/backend-plugin-api';
import { demoCatalogModule } from './demoCatalogModule';
import { demoPipelinesPlugin } from './demoPipelinesPlugin';
import { demoRegistryPlugin } from './demoRegistryPlugin';

/**
 * Adds the demo organisation to a Backstage backend, where its configuration
 * has a `demo` section; does nothing otherwise.
 *
 * @public
 */
export const demo = createBackendFeatureLoader({
  deps: { config: coreServices.rootConfig },
  *loader({ config }) {
    if (config.has('demo')) {
      yield demoRegistryPlugin;
      yield demoCatalogModule;
      yield demoPipelinesPlugin;
    }
  },
});
