/**
 * How long does it take to answer over 10,000 services? Fills a database with
 * what scans and judges would have left of them, starts the plugin on it and
 * asks every list of the organisation over HTTP, on SQLite and on a real
 * PostgreSQL.
 *
 *   yarn bench:audits [SERVICES [sqlite|postgres]]
 *
 * "First" is the first answer of all after a start: nothing is in memory yet.
 * Which services may be read is one answer in memory there; what a real catalog
 * takes for it comes on top, and is measured by `yarn bench:cost`.
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  SchedulerService,
  SchedulerServiceTaskFunction,
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { builtInRules } from '@image-insights/image-analysis';
import plugin from '../src';
import { BenchDatabase, openPostgres, openSqlite } from './databases';
import { HOST, fillOrganisation, nameOf } from './fillOrganisation';
import { at, print, timed } from './measure';

const REQUESTS = 40;
const TEAM = 'group:default/team-7';

/** What is asked, in this order: the first one meets an empty memory. */
const QUESTIONS = [
  '/leaderboard',
  '/audit/rules',
  '/audit/findings',
  '/audit/base-images',
  '/audit/layers',
  '/audit/repositories',
  '/overview',
  '/leaderboard/groups',
  '/leaderboard?orderBy=cost&limit=500',
  `/leaderboard?owner=${TEAM}&orderBy=score`,
  '/leaderboard?q=0042',
  '/leaderboard?budget=set',
  '/audit/rules?orderBy=services&lifecycle=production',
  `/audit/rules?owner=${TEAM}`,
  '/audit/rules?severity=high&severity=medium&q=9',
  `/audit/findings?rule=${builtInRules[0].id}&limit=20`,
  '/audit/findings?orderBy=cost&limit=500',
  '/audit/findings?orderBy=service&order=asc&severity=high',
  '/audit/base-images?orderBy=saving',
  '/audit/base-images/uses',
  `/audit/base-images?owner=${TEAM}`,
  '/audit/layers?orderBy=services&limit=500',
  `/audit/layers?owner=${TEAM}`,
  `/overview?owner=${TEAM}`,
  '/leaderboard/groups?by=system&orderBy=score',
];

const SHEETS = [
  '/leaderboard',
  '/leaderboard/groups',
  '/audit/rules',
  '/audit/findings',
  '/audit/base-images',
  '/audit/base-images/uses',
  '/audit/layers',
  '/audit/repositories',
];

async function main() {
  const services = Number(process.argv[2] ?? 10_000);
  const databases = { sqlite: [openSqlite], postgres: [openPostgres] };
  const wanted = Object.entries(databases).find(
    ([name]) => name === process.argv[3],
  );
  for (const open of wanted?.[1] ?? Object.values(databases).flat()) {
    const database = await open();
    try {
      await database.knex.transaction(transaction =>
        fillOrganisation(transaction, services, { rules: builtInRules }),
      );
      await measure(database, services);
    } finally {
      await database.stop();
    }
  }
}

async function measure(database: BenchDatabase, services: number) {
  const portal = await startPortal(database, services);
  try {
    print(
      `${database.name}, ${services} services: costs computed in ${at(
        [await timed(portal.computeCosts)],
        1,
      )} ms`,
    );
    for (const path of QUESTIONS) {
      const first = await timed(() => portal.get(path));
      const times: number[] = [];
      const before = process.cpuUsage();
      for (let request = 0; request < REQUESTS; request += 1) {
        times.push(await timed(() => portal.get(path)));
      }
      const { user, system } = process.cpuUsage(before);
      print(
        `  GET ${path}: first ${first.toFixed(0)} ms, then p50 ${at(
          times,
          0.5,
        )} ms, p95 ${at(times, 0.95)} ms; ${(
          (user + system) /
          1_000 /
          REQUESTS
        ).toFixed(0)} ms of this process's CPU each`,
      );
    }
    for (const path of SHEETS) {
      let bytes = 0;
      const millis = await timed(async () => {
        bytes = (await portal.get(path, 'text/csv')).length;
      });
      print(
        `  all of ${path} as CSV: ${millis.toFixed(0)} ms, ${(
          bytes / 1e6
        ).toFixed(2)} MB`,
      );
    }
    const scan = async () => {
      await database.knex('scans').insert({
        id: `scan ${Date.now()}`,
        state: 'finished',
        trigger: 'schedule',
        started_at: new Date().toISOString(),
        finished_at: new Date().toISOString(),
        counts: '{}',
        alive_millis: 0,
      });
    };
    // So long after a reading the next one begins at once.
    await wait(services * 2 + 1_000);
    await database
      .knex('entities')
      .where({ entity_ref: `component:default/${nameOf(0)}` })
      .update({ title: 'Renamed' });
    await scan();
    await measureNews(portal);
    for (const path of QUESTIONS.slice(0, 6)) {
      await scan();
      const before = process.cpuUsage();
      const millis = await timed(() => portal.get(path));
      const { user, system } = process.cpuUsage(before);
      print(
        `  GET ${path} first after a scan: ${millis.toFixed(0)} ms, ${(
          (user + system) /
          1_000
        ).toFixed(0)} ms of CPU`,
      );
    }
  } finally {
    await portal.stop();
  }
}

/** How long all services are read anew, and what that does to other answers. */
async function measureNews(portal: { get(path: string): Promise<string> }) {
  const times: number[] = [];
  const began = performance.now();
  const before = process.cpuUsage();
  for (let isTold = false; !isTold; ) {
    times.push(
      await timed(async () => {
        const board = await portal.get('/leaderboard?q=renamed');
        isTold = JSON.parse(board).totalCount === 1;
      }),
    );
  }
  const { user, system } = process.cpuUsage(before);
  print(
    `  a scan's news told after ${(performance.now() - began).toFixed(
      0,
    )} ms, ${((user + system) / 1_000).toFixed(0)} ms of CPU; meanwhile ${
      times.length
    } answers, p50 ${at(times, 0.5)} ms, p99 ${at(times, 0.99)} ms`,
  );
}

/** A catalog in which everybody may read everything. */
function catalogOf(services: number): CatalogService {
  const facets = {
    'metadata.uid': Array.from({ length: services }, (_, index) => ({
      value: `uid-${index}`,
      count: 1,
    })),
  };
  const items = (refs: string[]) =>
    refs.map(ref => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: ref.slice(ref.indexOf('/') + 1) },
    }));
  return Object.assign(catalogServiceMock({ entities: [] }), {
    getEntityFacets: async () => ({ facets }),
    getEntitiesByRefs: async ({ entityRefs }: { entityRefs: string[] }) => ({
      items: items(entityRefs),
    }),
  });
}

/** Runs nothing by itself. */
function schedulerInto(
  tasks: Map<string, SchedulerServiceTaskFunction>,
): SchedulerService {
  const schedule = (task: { id: string; fn: SchedulerServiceTaskFunction }) => {
    tasks.set(task.id, task.fn);
  };
  return {
    scheduleTask: async task => schedule(task),
    createScheduledTaskRunner: () => ({ run: async task => schedule(task) }),
    triggerTask: async () => undefined,
    cancelTask: async () => undefined,
    getScheduledTasks: async () => [],
  };
}

async function startPortal({ knex }: BenchDatabase, services: number) {
  const tasks = new Map<string, SchedulerServiceTaskFunction>();
  const backend = await startTestBackend({
    features: [
      plugin,
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => catalogOf(services),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => schedulerInto(tasks),
      }),
      mockServices.database.factory({ knex }),
      mockServices.rootLogger.factory({ level: 'error' }),
      mockServices.rootConfig.factory({
        data: {
          imageInsights: {
            registries: [{ host: HOST }],
            scan: { contents: false },
            score: { sizeBudget: '150 MB' },
          },
        },
      }),
    ],
  });
  const url = `http://127.0.0.1:${backend.server.port()}/api/image-insights`;
  return {
    stop: () => backend.stop(),
    computeCosts: async () => {
      await tasks.get('image-insights-cost')?.(new AbortController().signal);
    },
    get: async (path: string, accept = 'application/json') => {
      const response = await fetch(`${url}${path}`, {
        headers: {
          Accept: accept,
          Authorization: mockCredentials.user.header(),
        },
      });
      const text = await response.text();
      if (!response.ok) {
        throw new Error(`${path} answered ${response.status}: ${text}`);
      }
      return text;
    },
  };
}

main().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error?.stack ?? error}\n`);
    process.exit(1);
  },
);
