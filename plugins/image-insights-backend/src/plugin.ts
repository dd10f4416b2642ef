import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { imageInsightsPermissions } from '@image-insights/backstage-plugin-image-insights-common';
import {
  imageSourcesExtensionPoint,
  pricesExtensionPoint,
  registryCredentialsExtensionPoint,
  rulesExtensionPoint,
} from '@image-insights/backstage-plugin-image-insights-node';
import { RegistryClient } from '@image-insights/oci-registry';
import { createFindingAudits } from './audit/createFindingAudits';
import { createInventoryAudits } from './audit/createInventoryAudits';
import { AnnotationImageSource } from './catalog/AnnotationImageSource';
import { CatalogEntities } from './catalog/CatalogEntities';
import { readConfig } from './config/readConfig';
import { PriceCollection } from './cost/PriceCollection';
import { createCosts } from './cost/createCosts';
import { createStores } from './database/Stores';
import { openDatabase } from './database/migrate';
import {
  CredentialsProviderCollection,
  ImageSourceCollection,
  RuleCollection,
} from './extensionPoints';
import { DeploymentRecorder } from './deployments/DeploymentRecorder';
import { FluxReceiver } from './deployments/FluxReceiver';
import { createAnalysis } from './judging/createAnalysis';
import { createRouter } from './router/createRouter';
import { ScanService } from './scanner/ScanService';
import { Scanner } from './scanner/Scanner';
import { ComparisonService } from './service/ComparisonService';
import { EntityService } from './service/EntityService';
import { CurrentPulls } from './service/CurrentPulls';
import { ImageService } from './service/ImageService';
import { Improvements } from './service/Improvements';
import { LeaderboardGroupsService } from './service/LeaderboardGroupsService';
import { LeaderboardService } from './service/LeaderboardService';
import { OrganisationServices } from './service/OrganisationServices';
import { OverviewService } from './service/OverviewService';
import { PublishedScanSignals } from './signals/ScanSignals';
import { SourceReader } from './source/SourceReader';

/**
 * Scans registries, remembers image history and serves it.
 * @public
 */
export const imageInsightsPlugin = createBackendPlugin({
  pluginId: 'image-insights',
  register(env) {
    const addedSources = new ImageSourceCollection();
    const credentials = new CredentialsProviderCollection();
    const rules = new RuleCollection();
    const addedPrices = new PriceCollection();
    env.registerExtensionPoint(rulesExtensionPoint, rules);
    env.registerExtensionPoint(pricesExtensionPoint, addedPrices);
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
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
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
        const analysis = createAnalysis({
          config,
          stores,
          reader,
          rules: rules.rules,
          logger,
        });
        const scanService = new ScanService({
          scanner: new Scanner({
            config,
            stores,
            entities,
            sources,
            reader,
            sourceReader: new SourceReader({
              urlReader: deps.urlReader,
              integrations: ScmIntegrations.fromConfig(deps.rootConfig),
              sources: stores.sources,
              logger,
              now: () => new Date(),
            }),
            planner: analysis.planner,
            signals: new PublishedScanSignals({
              signals: deps.signals,
              logger,
            }),
            logger,
          }),
          stores,
          entities,
          cooldownMillis: config.cooldownMillis,
          logger,
        });

        const deploymentRecorder = new DeploymentRecorder({
          stores,
          sources,
          reader,
          config,
          logger,
        });

        const costs = createCosts({
          config,
          stores,
          sources,
          entities,
          prices: addedPrices.resolve(config.cost.prices),
          ruleSet: analysis.ruleSet,
          logger,
        });

        const services = new OrganisationServices({
          stores,
          entities,
          config,
          costs: costs.organisationCosts,
        });
        const pulls = new CurrentPulls(stores);
        const inventoryAudits = createInventoryAudits({
          stores,
          services,
          entities,
          pulls,
          schedule: config.schedule,
        });
        const findingAudits = createFindingAudits({
          stores,
          services,
          pulls,
          costs: costs.organisationCosts,
          ruleSet: analysis.ruleSet,
          prices: costs.prices,
          currency: config.cost.currency,
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
            entityCostService: costs.entityCostService,
            organisationCostService: costs.organisationCostService,
            ruleSet: analysis.ruleSet,
            imageService: new ImageService({
              stores,
              entities,
              config,
              ruleSet: analysis.ruleSet,
              sharedLayers: inventoryAudits.sharedLayers,
            }),
            findingAudits,
            inventoryAudits,
            comparisonService: new ComparisonService({
              stores,
              entities,
              ruleSet: analysis.ruleSet,
            }),
            deploymentRecorder,
            fluxReceiver: new FluxReceiver({
              stores,
              sources,
              recorder: deploymentRecorder,
            }),
            leaderboardService: new LeaderboardService(
              services,
              new Improvements(stores),
            ),
            leaderboardGroupsService: new LeaderboardGroupsService(services),
            overviewService: new OverviewService({
              services,
              costs: costs.organisationCostService,
              pulls,
              bases: inventoryAudits.baseImages,
              findings: findingAudits,
            }),
          }),
        );

        // Says what can be asked, nothing of what is answered.
        deps.httpRouter.addAuthPolicy({
          path: '/openapi.json',
          allow: 'unauthenticated',
        });
        // Signed by Flux, which knows no tokens of Backstage.
        deps.httpRouter.addAuthPolicy({
          path: '/deployments/flux',
          allow: 'unauthenticated',
        });

        deps.lifecycle.addShutdownHook(async () => {
          await Promise.all([scanService.stop(), analysis.stop()]);
          await reader.close();
        });
        // Each replica takes what no other has; nothing due costs two questions.
        await deps.scheduler.scheduleTask({
          id: 'image-insights-analysis',
          scope: 'local',
          frequency: { seconds: 5 },
          timeout: { hours: 6 },
          initialDelay: { seconds: 5 },
          fn: signal => analysis.service.run(signal),
        });
        // Nothing changed costs a few questions; one replica does it at a time.
        await deps.scheduler.scheduleTask({
          id: 'image-insights-cost',
          scope: 'global',
          frequency: { seconds: 15 },
          timeout: { minutes: 30 },
          initialDelay: { seconds: 10 },
          fn: async signal => {
            await costs.computation.run(signal);
            // So that nobody's request has to read them first.
            await costs.organisationCosts.current();
          },
        });
        // The first who asks after a scan of thousands waits for nothing either.
        await deps.scheduler.scheduleTask({
          id: 'image-insights-services',
          scope: 'local',
          frequency: { minutes: 1 },
          timeout: { minutes: 10 },
          initialDelay: { seconds: 15 },
          fn: async () => {
            await services.snapshot();
          },
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
