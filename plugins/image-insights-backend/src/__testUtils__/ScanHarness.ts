import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { RegistryClient } from '@image-insights/oci-registry';
import { Knex } from 'knex';
import { AnnotationImageSource } from '../catalog/AnnotationImageSource';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { readConfig } from '../config/readConfig';
import { ScanTarget } from '../database/ScanStore';
import { Stores, createStores } from '../database/Stores';
import { migrationsDirectory } from '../database/migrate';
import { ScanService } from '../scanner/ScanService';
import { Scanner } from '../scanner/Scanner';
import { EntityService } from '../service/EntityService';

export function service(
  name: string,
  repositories: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'image-insights.io/repositories': repositories,
        ...annotations,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:team' },
  };
}

/** One backend's scanner on a database, wired as the plugin wires it. */
export interface ScanHarness {
  stores: Stores;
  scanService: ScanService;
  entityService: EntityService;
  /** What the catalog holds from now on. */
  setEntities(entities: Entity[]): void;
  scan(target?: ScanTarget): Promise<Scan>;
  stop(): Promise<void>;
}

export async function migrated(knex: Knex): Promise<Knex> {
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}

export function createScanHarness(options: {
  knex: Knex;
  host: string;
  entities: Entity[];
  platforms?: string[];
  tagsPerRepository?: number;
  now?: () => Date;
}): ScanHarness {
  const logger = mockServices.logger.mock();
  logger.child.mockReturnValue(logger);
  const config = readConfig(
    new ConfigReader({
      imageInsights: {
        registries: [{ host: options.host, plainHttp: true }],
        scan: {
          platforms: options.platforms ?? ['linux/amd64'],
          tagsPerRepository: options.tagsPerRepository ?? 200,
        },
      },
    }),
  );
  const stores = createStores(options.knex);
  const sources = [
    new AnnotationImageSource({
      registries: config.registries,
      mappings: config.annotationMappings,
    }),
  ];
  let catalog = catalogServiceMock({ entities: options.entities });
  const forwarding = catalogServiceMock.mock({
    streamEntities: (request, credentials) =>
      catalog.streamEntities(request, credentials),
    getEntityByRef: (ref, credentials) =>
      catalog.getEntityByRef(ref, credentials),
  });
  const entities = new CatalogEntities({
    catalog: forwarding,
    auth: mockServices.auth(),
    sources,
  });
  const reader = RegistryClient.create({
    registries: config.registries,
    limits: { attempts: 1, requestTimeoutMs: 400, headersTimeoutMs: 400 },
  });
  const scanService = new ScanService({
    scanner: new Scanner({
      config,
      stores,
      entities,
      sources,
      reader,
      logger,
      now: options.now,
    }),
    stores,
    entities,
    cooldownMillis: 0,
    logger,
    pollMillis: 20,
  });
  return {
    stores,
    scanService,
    entityService: new EntityService({
      stores,
      sources,
      config,
      now: options.now,
    }),
    setEntities(next) {
      catalog = catalogServiceMock({ entities: next });
    },
    async scan(target = {}) {
      const { id } = await scanService.start(target);
      for (;;) {
        const scan = await stores.scans.get(id);
        if (scan && scan.state !== 'running' && scan.state !== 'queued') {
          return scan;
        }
        await new Promise(resolve => setTimeout(resolve, 20));
      }
    },
    async stop() {
      await scanService.stop();
      await reader.close();
    },
  };
}
