import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Entity } from '@backstage/catalog-model';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Scan } from '@image-insights/backstage-plugin-image-insights-common';
import { Rule } from '@image-insights/image-analysis';
import { RegistryClient } from '@image-insights/oci-registry';
import { Knex } from 'knex';
import { AnnotationImageSource } from '../catalog/AnnotationImageSource';
import { CatalogEntities } from '../catalog/CatalogEntities';
import { readConfig } from '../config/readConfig';
import { ScanTarget } from '../database/ScanStore';
import { Stores, createStores } from '../database/Stores';
import { migrationsDirectory } from '../database/migrate';
import { Analysis, createAnalysis } from '../judging/createAnalysis';
import { ScanService } from '../scanner/ScanService';
import { Scanner } from '../scanner/Scanner';
import { ComparisonService } from '../service/ComparisonService';
import { EntityService } from '../service/EntityService';
import { ImageService } from '../service/ImageService';
import { ScanSignals } from '../signals/ScanSignals';
import { SourceReader } from '../source/SourceReader';

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
  imageService: ImageService;
  comparisonService: ComparisonService;
  analysis: Analysis;
  /** Reads layers and judges images until nothing is due. */
  analyse(signal?: AbortSignal): Promise<void>;
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
  /** The section `imageInsights.scan.contents`; by default read in this thread. */
  contents?: boolean | object;
  score?: object;
  rules?: Rule[];
  urlReader?: UrlReaderService;
  leaseMillis?: number;
  /** How long an answer is waited for; short where silence is what is tested. */
  requestMillis?: number;
  signals?: ScanSignals;
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
          contents: options.contents ?? { threads: 0 },
        },
        ...(options.score && { score: options.score }),
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
    getEntitiesByRefs: (query, credentials) =>
      catalog.getEntitiesByRefs(query, credentials),
  });
  const entities = new CatalogEntities({
    catalog: forwarding,
    auth: mockServices.auth(),
    sources,
  });
  const { requestMillis = 60_000 } = options;
  const reader = RegistryClient.create({
    registries: config.registries,
    limits: {
      attempts: 1,
      requestTimeoutMs: requestMillis,
      headersTimeoutMs: requestMillis,
    },
  });
  const analysis = createAnalysis({
    config,
    stores,
    reader,
    rules: options.rules ?? [],
    logger,
    now: options.now,
    leaseMillis: options.leaseMillis,
  });
  const scanService = new ScanService({
    scanner: new Scanner({
      config,
      stores,
      entities,
      sources,
      reader,
      sourceReader: new SourceReader({
        urlReader: options.urlReader ?? mockServices.urlReader.mock(),
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        sources: stores.sources,
        logger,
        now: options.now ?? (() => new Date()),
      }),
      planner: analysis.planner,
      signals: options.signals ?? { changed() {}, progressed() {} },
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
    imageService: new ImageService({
      stores,
      entities,
      config,
      ruleSet: analysis.ruleSet,
    }),
    comparisonService: new ComparisonService({
      stores,
      entities,
      ruleSet: analysis.ruleSet,
    }),
    analysis,
    analyse: (signal = new AbortController().signal) =>
      analysis.service.run(signal),
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
      await analysis.stop();
      await reader.close();
    },
  };
}
