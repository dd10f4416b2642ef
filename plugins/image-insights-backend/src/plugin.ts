import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { imageInsightsPermissions } from '@image-insights/backstage-plugin-image-insights-common';
import {
  imageSourcesExtensionPoint,
  registryCredentialsExtensionPoint,
} from '@image-insights/backstage-plugin-image-insights-node';
import { RegistryClient } from '@image-insights/oci-registry';
import { AnnotationImageSource } from './catalog/AnnotationImageSource';
import { CatalogEntities } from './catalog/CatalogEntities';
import { readConfig } from './config/readConfig';
import { createStores } from './database/Stores';
import { openDatabase } from './database/migrate';
import {
  CredentialsProviderCollection,
  ImageSourceCollection,
} from './extensionPoints';
import { createRouter } from './router/createRouter';
import { ScanService } from './scanner/ScanService';
import { Scanner } from './scanner/Scanner';
import { EntityService } from './service/EntityService';
import { ImageService } from './service/ImageService';
import { LeaderboardService } from './service/LeaderboardService';

/**
 * Scans registries, remembers image history and serves it.
 * @public
 */
export const imageInsightsPlugin = createBackendPlugin({
  pluginId: 'image-insights',
  register(env) {
    const addedSources = new ImageSourceCollection();
    const credentials = new CredentialsProviderCollection();
    env.registerExtensionPoint(imageSourcesExtensionPoint, addedSources);
    env.registerExtensionPoint(registryCredentialsExtensionPoint, credentials);

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { logger } = deps;
        const config = readConfig(deps.rootConfig);
        const stores = createStores(await openDatabase(deps.database));
        const sources = [
          new AnnotationImageSource({
            registries: config.registries,
            mappings: config.annotationMappings,
          }),
          ...addedSources.sources,
        ];
        const entities = new CatalogEntities({ ...deps, sources });
        const reader = RegistryClient.create({
          registries: credentials.applyTo(config.registries),
          onWarning: warning => logger.warn(warning.message, { ...warning }),
        });
        const scanService = new ScanService({
          scanner: new Scanner({
            config,
            stores,
            entities,
            sources,
            reader,
            logger,
          }),
          stores,
          entities,
          cooldownMillis: config.cooldownMillis,
          logger,
        });

        deps.permissionsRegistry.addPermissions(imageInsightsPermissions);
        deps.httpRouter.use(
          createRouter({
            ...deps,
            config,
            stores,
            entities,
            scanService,
            entityService: new EntityService({ stores, sources, config }),
            imageService: new ImageService({ stores, entities }),
            leaderboardService: new LeaderboardService({
              stores,
              entities,
              config,
            }),
          }),
        );

        // Says what can be asked, nothing of what is answered.
        deps.httpRouter.addAuthPolicy({
          path: '/openapi.json',
          allow: 'unauthenticated',
        });

        deps.lifecycle.addShutdownHook(async () => {
          await scanService.stop();
          await reader.close();
        });
        if (config.registries.length === 0) {
          logger.warn(
            'No registry is configured, so that no image is scanned: list registries under imageInsights.registries in app-config',
          );
          return;
        }
        await deps.scheduler.scheduleTask({
          ...config.schedule,
          id: 'image-insights-scan',
          scope: 'global',
          fn: signal => scanService.runScheduled(signal),
        });
      },
    });
  },
});
