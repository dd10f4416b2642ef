import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  entitySummarySchema,
  historySchema,
  imageSchema,
  scanSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import request from 'supertest';
import { z } from 'zod';
import plugin from '../index';

/** What scripts/real-images wrote down of what the registry itself says. */
const manifestSchema = z.object({
  digest: z.string(),
  configBytes: z.number(),
  layers: z.array(
    z.object({
      digest: z.string(),
      mediaType: z.string(),
      blobBytes: z.number(),
    }),
  ),
  layerBytes: z.number(),
  compressedBytes: z.number(),
});
const expectedSchema = z.object({
  host: z.string(),
  baseLayerCount: z.number(),
  baseRepository: z.string(),
  images: z.array(
    manifestSchema.extend({
      repository: z.string(),
      tag: z.string(),
      base: z.enum(['debian', 'scratch']),
      steps: z.array(z.string()).optional(),
    }),
  ),
  index: z.object({
    repository: z.string(),
    tag: z.string(),
    digest: z.string(),
    platforms: z.array(manifestSchema.extend({ platform: z.string() })),
  }),
  artefact: z.object({ repository: z.string(), tag: z.string() }),
  withUsers: z
    .object({ host: z.string(), username: z.string(), password: z.string() })
    .optional(),
});
type Expected = z.infer<typeof expectedSchema>;

const file = process.env.REAL_REGISTRY_EXPECTED;

function readExpected(): Expected {
  if (!file) {
    throw new Error('REAL_REGISTRY_EXPECTED is not set');
  }
  return expectedSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

function component(name: string, repositories: string[]) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'image-insights.io/repositories': repositories.join(', '),
        'image-insights.io/tags': '.*',
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:shop' },
  };
}

/** Runs tasks when a test says so. */
const scheduler = mockServices.scheduler();

async function startPortal(expected: Expected) {
  const at = (name: string) => `${expected.host}/${name}`;
  const { withUsers } = expected;
  const { server } = await startTestBackend({
    features: [
      plugin,
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogServiceMock.factory({
        entities: [
          component('debian', [at('base/debian')]),
          component('hello', [at('tools/hello')]),
          component('web', [at('tools/web')]),
          component('wasteful', [at('shop/wasteful')]),
          component('everywhere', [at(expected.index.repository)]),
          component('reports', [at('shop/reports')]),
          component('checkout', [
            at('shop/checkout'),
            at('shop/checkout-docker'),
          ]),
          component('charts', [at(expected.artefact.repository)]),
          ...(withUsers
            ? [component('locked', [`${withUsers.host}/tools/hello`])]
            : []),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          imageInsights: {
            registries: [
              { host: expected.host, plainHttp: true },
              ...(withUsers
                ? [
                    {
                      host: withUsers.host,
                      plainHttp: true,
                      credentials: {
                        username: withUsers.username,
                        password: withUsers.password,
                      },
                    },
                  ]
                : []),
            ],
            scan: {
              platforms: ['linux/amd64', 'linux/arm64'],
              cooldown: { seconds: 0 },
              schedule: {
                frequency: { hours: 24 },
                timeout: { minutes: 5 },
                initialDelay: { hours: 24 },
              },
            },
          },
        },
      }),
    ],
  });
  return server;
}

type Server = Awaited<ReturnType<typeof startPortal>>;

async function get(server: Server, path: string): Promise<unknown> {
  const response = await request(server).get(`/api/image-insights${path}`);
  expect({ path, status: response.status }).toEqual({ path, status: 200 });
  return response.body;
}

async function scan(server: Server) {
  const started = await request(server)
    .post('/api/image-insights/scans')
    .send({});
  expect(started.status).toBe(202);
  const { id } = scanSchema.parse(started.body);
  for (let attempt = 0; attempt < 3_000; attempt += 1) {
    const state = scanSchema.parse(await get(server, `/scans/${id}`));
    if (state.state !== 'queued' && state.state !== 'running') {
      return state;
    }
    await wait(100);
  }
  throw new Error('the scan did not end within five minutes');
}

const expectedUsers = file ? readExpected().withUsers : undefined;
const describeWithUsers = expectedUsers ? describe : describe.skip;

const name = 'a real registry holding images that buildah built';
const describeReal = file ? describe : describe.skip;

describeReal(
  file
    ? name
    : `${name} (skipped: run it by scripts/real-images/run.mjs, which sets REAL_REGISTRY_EXPECTED)`,
  () => {
    let expected: Expected;
    let server: Server;
    let first: z.infer<typeof scanSchema>;

    beforeAll(async () => {
      expected = readExpected();
      server = await startPortal(expected);
      first = await scan(server);
    }, 400_000);

    const summary = async (entity: string) =>
      entitySummarySchema.parse(
        await get(server, `/entities/component/default/${entity}`),
      );
    const image = async (digest: string) =>
      imageSchema.parse(await get(server, `/images/${digest}`));

    it('is scanned without a failure', () => {
      expect(first.state).toBe('finished');
      expect(first.failures).toEqual([]);
      expect(first.counts).toMatchObject({
        failed: 0,
        remaining: 0,
        skipped: 1,
      });
    });

    it('gets every size byte for byte as the registry says it', async () => {
      for (const each of [...expected.images, ...expected.index.platforms]) {
        const read = await image(each.digest);
        expect({
          digest: read.digest,
          compressedBytes: read.compressedBytes,
          layerBytes: read.layerBytes,
          configBytes: read.configBytes,
          layers: read.layers.map(layer => ({
            digest: layer.digest,
            mediaType: layer.mediaType,
            blobBytes: layer.compressedBytes,
          })),
        }).toEqual({
          digest: each.digest,
          compressedBytes: each.compressedBytes,
          layerBytes: each.layerBytes,
          configBytes: each.configBytes,
          layers: each.layers,
        });
      }
    });

    it('gets base and own part of every image, and for sure', async () => {
      for (const each of expected.images) {
        const read = await image(each.digest);
        const layerCount = each.base === 'debian' ? expected.baseLayerCount : 0;
        const baseBytes = each.layers
          .slice(0, layerCount)
          .reduce((sum, layer) => sum + layer.blobBytes, 0);
        expect({ ...each, base: read.base }).toMatchObject({
          base: {
            known: true,
            confidence: 'certain',
            layerCount,
            name:
              each.base === 'debian'
                ? `${expected.baseRepository}:bookworm`
                : 'scratch',
          },
        });
        expect(read.baseBytes).toBe(baseBytes);
        expect(read.ownBytes).toBe(each.compressedBytes - baseBytes);
        expect(read.layers.map(layer => layer.fromBase)).toEqual(
          each.layers.map((_, index) => index < layerCount),
        );
      }
    });

    it('gets the builder and the instruction of every own layer', async () => {
      for (const each of expected.images) {
        const read = await image(each.digest);
        expect(read.builder).toMatchObject({
          name: 'buildah',
          confidence: 'certain',
        });
        expect(read.historyState).toBe('exact');
        const steps = each.steps ?? [];
        const own = read.layers
          .slice(-steps.length || read.layers.length)
          .map(layer => layer.instruction?.text ?? '');
        expect(
          steps.map((step, index) => own[index].slice(0, step.length)),
        ).toEqual(steps);
      }
    });

    it('tells the compiler from the program', async () => {
      const single = expected.images.find(
        each => each.repository === 'tools/hello' && each.tag === '0.1.0',
      );
      const read = await image(single?.digest ?? '');
      expect(read.layers.map(layer => layer.kind)).toEqual([
        'base',
        'toolchain',
        'application',
        'application',
      ]);
    });

    it('knows zstd layers from gzip layers', async () => {
      const compressed = expected.images.find(
        each => each.repository === 'shop/reports' && each.tag === '1.1.0',
      );
      const read = await image(compressed?.digest ?? '');
      expect(read.layers.map(layer => layer.compression)).toEqual(
        compressed?.layers.map(layer =>
          layer.mediaType.endsWith('zstd') ? 'zstd' : 'gzip',
        ),
      );
      expect(read.layers.at(-1)?.compression).toBe('zstd');
    });

    it('shows no secret that an image carries', async () => {
      const careless = expected.images.find(
        each => each.repository === 'shop/reports' && each.tag === '1.0.0',
      );
      const read = await image(careless?.digest ?? '');
      expect(read.environmentNames).toContain('DATABASE_PASSWORD');
      expect(JSON.stringify(read)).not.toContain('hunter2');
    });

    it('shows the Go program’s way from a compiler to nothing but itself', async () => {
      const history = historySchema.parse(
        await get(server, '/entities/component/default/hello/history'),
      );
      // Steps that were built for another image before keep their date.
      const sizes = history.points
        .map(point => [point.tag, point.compressedBytes])
        .sort();
      expect(sizes).toEqual(
        expected.images
          .filter(each => each.repository === 'tools/hello')
          .map(each => [each.tag, each.compressedBytes]),
      );
      const { repositories } = await summary('hello');
      expect(repositories[0]).toMatchObject({
        state: 'fresh',
        current: { tag: '0.5.0' },
      });
    });

    it('finds a copy in Docker’s format as large as the original', async () => {
      const { repositories } = await summary('checkout');
      expect(repositories.map(each => each.state)).toEqual(['fresh', 'fresh']);
      const copy = repositories[1].current;
      const original = expected.images.find(
        each => each.repository === 'shop/checkout' && each.tag === '1.0.0',
      );
      expect(copy?.ownBytes).toBeGreaterThan(0);
      const read = await image(copy?.digest ?? '');
      expect(read.layerBytes).toBe(original?.layerBytes);
    });

    it('reads an image for two platforms behind one tag', async () => {
      const { repositories } = await summary('everywhere');
      expect([...repositories[0].platforms].sort()).toEqual([
        'linux/amd64',
        'linux/arm64',
      ]);
    });

    it('skips the Helm chart and says so', async () => {
      const { repositories } = await summary('charts');
      expect(repositories[0].current).toBeUndefined();
      expect(repositories[0].tagProblems).toMatchObject([
        { tag: expected.artefact.tag, skipped: true },
      ]);
    });

    describeWithUsers('that asks for a user (needs htpasswd)', () => {
      it('is read with the configured credentials', async () => {
        const { repositories } = await summary('locked');
        expect(repositories[0]).toMatchObject({
          repository: `${expectedUsers?.host}/tools/hello`,
          state: 'fresh',
          current: { tag: '0.5.0' },
        });
      });
    });

    describe('and reads what is in its layers', () => {
      beforeAll(
        () => scheduler.triggerTask('image-insights-analysis'),
        300_000,
      );

      const judged = async (repository: string, tag: string) => {
        const found = expected.images.find(
          each => each.repository === repository && each.tag === tag,
        );
        const { contents, contentsState, judgement, ...read } = await image(
          found?.digest ?? '',
        );
        expect(contentsState).toEqual({ state: 'read' });
        if (!contents || !judgement) {
          throw new Error(`${repository}:${tag} was read but not judged`);
        }
        return { ...read, contents, judgement };
      };

      it('finds the hidden bytes of each kind, to the byte', async () => {
        const { contents } = await judged('shop/wasteful', '1.0.0');
        // Each release is its assets and a VERSION of six bytes.
        expect(contents.ownHidden).toEqual({
          removed: 1_000_006,
          metadata: 9_000_006,
          rewritten: 1_400_000,
        });
        const [, copied, owned] = contents.layers;
        expect(copied.owns).toEqual(contents.ownHidden);
        expect(owned.hides).toMatchObject({ metadata: 9_000_006 });
        expect(contents.duplicates[0]).toMatchObject({
          bytes: 9_000_000,
          copyCount: 2,
        });
      });

      it('scores higher with every step from a compiler to nothing but the program', async () => {
        const ladder = ['0.0.1', '0.1.0', '0.2.0', '0.3.0', '0.4.0', '0.5.0'];
        const points: number[] = [];
        for (const tag of ladder) {
          const { judgement } = await judged('tools/hello', tag);
          points.push(judgement.score.points);
        }
        expect(points).toEqual([...points].sort((a, b) => a - b));
        expect(new Set(points).size).toBe(ladder.length);
        expect(points[0]).toBeLessThan(40);
        expect(points.at(-1)).toBeGreaterThan(85);
      });

      it('names the compiler, the debug sections and the base that is not needed', async () => {
        const rulesOf = async (tag: string) =>
          (await judged('tools/hello', tag)).judgement.findings.map(
            ({ rule }) => rule,
          );
        expect(await rulesOf('0.1.0')).toContain('toolchain-in-image');
        expect(await rulesOf('0.2.0')).toContain('scratch-would-do');
        expect(await rulesOf('0.3.0')).toContain('unstripped-binaries');
        expect(await rulesOf('0.4.0')).not.toContain('unstripped-binaries');
      });

      it('tells the builder pattern before from after', async () => {
        const before = await judged('tools/web', '1.0.0');
        const after = await judged('tools/web', '2.0.0');
        expect(after.judgement.score.points).toBeGreaterThan(
          before.judgement.score.points + 30,
        );
        const [largest] = before.contents.space;
        expect(largest.kind).toBe('toolchain');
        expect(after.contents.space[0].kind).toBe('application');
        expect(
          after.judgement.outcomes.find(
            ({ rule }) => rule === 'certificates-missing',
          ),
        ).toMatchObject({ state: 'passed' });
      });
    });

    it('fetches nothing again in a second scan', async () => {
      const second = await scan(server);
      expect(second.id).not.toBe(first.id);
      expect(second.counts.requests).toMatchObject({
        manifests: 0,
        configs: 0,
      });
      expect(second.counts.known + second.counts.skipped).toBe(
        second.counts.found,
      );
    });
  },
);
