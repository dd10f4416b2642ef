/**
 * How long does it take to know what 10,000 services move and cost? Fills a
 * database with what scans would have left of them, computes all figures as
 * after a first scan, and asks for them over HTTP through the real routes; on
 * SQLite and on a real PostgreSQL, each with 2,500, 5,000 and 10,000 services.
 *
 *   yarn bench:cost [SERVICES]
 *
 * The naive way, in the same run, is to calculate from the database with each
 * request. Permissions are one answer in memory there: what a real catalog takes
 * for it comes on top, and is measured by itself at the end.
 */
import { createServer } from 'node:http';
import { LoggerService } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { priceList } from '@image-insights/backstage-plugin-image-insights-common';
import { AnnotationImageSource } from '../src/catalog/AnnotationImageSource';
import { readCostConfig } from '../src/cost/config/readCostConfig';
import { Costs, createCosts } from '../src/cost/createCosts';
import { createStores } from '../src/database/Stores';
import { addCostRoutes } from '../src/router/costRoutes';
import { startCatalog } from './askCatalog';
import { BenchDatabase, openPostgres, openSqlite } from './databases';
import {
  HOST,
  fillOrganisation,
  nameOf,
  repositoryOf,
} from './fillOrganisation';
import { at, percentile, print, timed } from './measure';

const REQUESTS = 100;

/** Nobody reads what is logged here. */
const quietLogger: LoggerService = {
  error: text => print(text),
  warn: text => print(text),
  info: () => undefined,
  debug: () => undefined,
  child: () => quietLogger,
};

async function main() {
  const largest = Number(process.argv[2] ?? 10_000);
  const sizes = [largest / 4, largest / 2, largest].map(Math.round);
  for (const open of [openSqlite, openPostgres]) {
    const computed: { size: number; millis: number }[] = [];
    for (const size of sizes) {
      const database = await open();
      try {
        computed.push({
          size,
          millis: await measureOrganisation({
            database,
            size,
            asks: size === largest,
          }),
        });
      } finally {
        await database.stop();
      }
    }
    print(
      `  growth of CPU time: ${computed
        .slice(1)
        .map(({ size, millis }, index) => {
          const before = computed[index];
          const ideal =
            (size * Math.log(size)) / (before.size * Math.log(before.size));
          return `${before.size} → ${size}: × ${(
            millis / before.millis
          ).toFixed(2)} (n log n is × ${ideal.toFixed(2)})`;
        })
        .join(', ')}`,
    );
  }
  await measureCatalog(largest);
}

/** Who may read what is the catalog's to say; its price comes on top. */
async function measureCatalog(services: number) {
  const catalog = await startCatalog(services);
  try {
    for (const [title, question] of [
      ['in one question', catalog.readable],
      ['by name, 500 at a time', catalog.readableByName],
    ] as const) {
      const times: number[] = [];
      let count = await question();
      for (let request = 0; request < 20; request += 1) {
        const start = performance.now();
        count = await question();
        times.push(performance.now() - start);
      }
      print(
        `A real catalog says which of ${services} services may be read (${count}), ${title}: p50 ${at(
          times,
          0.5,
        )} ms, p95 ${at(times, 0.95)} ms`,
      );
    }
  } finally {
    await catalog.stop();
  }
}

async function measureOrganisation(options: {
  database: BenchDatabase;
  size: number;
  asks: boolean;
}): Promise<number> {
  const { database, size, asks } = options;
  const { knex, name } = database;
  await knex.transaction(transaction => fillOrganisation(transaction, size));
  const stores = createStores(knex);
  const readable = {
    readableOf: async (known: { entityRef: string }[]) =>
      new Set(known.map(({ entityRef }) => entityRef)),
    readableRefs: async (refs: Iterable<string>) => new Set(refs),
  };
  const costs = createCosts({
    config: {
      cost: readCostConfig(undefined),
      platforms: [{ os: 'linux', architecture: 'amd64' }],
      deployments: { retentionMillis: 730 * 24 * 60 * 60_000 },
    },
    stores,
    sources: [
      new AnnotationImageSource({ registries: [{ host: HOST }], mappings: [] }),
    ],
    entities: readable,
    prices: priceList,
    ruleSet: { catalogue: [] },
    logger: quietLogger,
  });
  const cpu = process.cpuUsage();
  const start = performance.now();
  const result = await costs.computation.run(new AbortController().signal);
  const millis = performance.now() - start;
  const used = process.cpuUsage(cpu);
  print(
    `${name}, ${size} services: computed ${result.computed} in ${(
      millis / 1000
    ).toFixed(2)} s (${((used.user + used.system) / 1e6).toFixed(
      2,
    )} s of this process's CPU, ${(millis / size).toFixed(2)} ms each)`,
  );
  if (asks) {
    const again = await timed(() =>
      costs.computation.run(new AbortController().signal),
    );
    print(`  nothing changed: ${again.toFixed(1)} ms`);
    await ask({ costs, size, computeMillis: millis });
  }
  return (used.user + used.system) / 1_000;
}

async function ask(options: {
  costs: Costs;
  size: number;
  computeMillis: number;
}) {
  const { costs, size } = options;
  const app = express();
  const router = PromiseRouter();
  addCostRoutes(router, {
    httpAuth: mockServices.httpAuth({
      defaultCredentials: mockCredentials.user(),
    }),
    entities: {
      readable: async ref => {
        const name = ref.slice(ref.indexOf('/') + 1);
        return {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name,
            annotations: {
              'image-insights.io/repositories': repositoryOf(
                Number(name.slice(-5)),
              ),
            },
          },
        };
      },
    },
    entityCostService: costs.entityCostService,
    organisationCostService: costs.organisationCostService,
  });
  app.use(router);
  const server = createServer(app);
  await new Promise<void>(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}: ${text}`);
    }
    return text;
  };
  try {
    let usual = Number.NaN;
    for (const path of ['/cost?by=owner', '/cost/savings', '/cost']) {
      const first = await timed(() => get(path));
      const times: number[] = [];
      for (let request = 0; request < REQUESTS; request += 1) {
        times.push(await timed(() => get(path)));
      }
      usual = percentile(times, 0.5);
      print(
        `  GET ${path}: first ${first.toFixed(0)} ms, then p50 ${at(
          times,
          0.5,
        )} ms, p95 ${at(times, 0.95)} ms`,
      );
    }
    const others: number[] = [];
    for (let team = 0; team < 20; team += 1) {
      others.push(
        await timed(() =>
          get(`/cost/savings?owner=group:default/team-${team}`),
        ),
      );
    }
    print(
      `  GET /cost/savings of one owner, each the first time: p50 ${at(
        others,
        0.5,
      )} ms, p95 ${at(others, 0.95)} ms`,
    );
    const entity: number[] = [];
    for (let request = 0; request < REQUESTS; request += 1) {
      const index = (request * 7919) % size;
      entity.push(
        await timed(() =>
          get(`/entities/component/default/${nameOf(index)}/cost`),
        ),
      );
    }
    print(
      `  GET /entities/…/cost: p50 ${at(entity, 0.5)} ms, p95 ${at(
        entity,
        0.95,
      )} ms`,
    );
    print(
      `  naive way (all from the database for each request): ${options.computeMillis.toFixed(
        0,
      )} ms, ${(options.computeMillis / usual).toFixed(0)} × as long`,
    );
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

main().then(
  // The catalog keeps timers that would keep the process.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
