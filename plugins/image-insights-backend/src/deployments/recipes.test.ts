import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import {
  deploymentListSchema,
  deploymentSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { parse, parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { service } from '../__testUtils__/ScanHarness';
import { ScriptedRegistry } from '../__testUtils__/ScriptedRegistry';
import { renderGoTemplate } from '../__testUtils__/renderGoTemplate';
import { startDeploymentPortal } from '../__testUtils__/startDeploymentPortal';

const run = promisify(execFile);
const DOCS = resolve(__dirname, '../../../../docs');
const CHECKOUT = 'component:default/checkout';
const TOKEN = 'token-of-the-recipes';
const SECRET = 'secret of the recipes';

/** An hour ago, as tools write it: programs beside this one know no other day. */
const deployedAt = new Date(Date.now() - 3_600_000)
  .toISOString()
  .replace(/\.\d+/, '');

/** The fenced block of docs/deployments.md that a comment names. */
async function recipe(name: string): Promise<string> {
  const page = await readFile(join(DOCS, 'deployments.md'), 'utf8');
  const begin = page.indexOf(`<!-- recipe: ${name} -->`);
  const [, block] = page.slice(begin).split(/^```(?:\w+)?\n/m);
  if (begin === -1 || block === undefined) {
    throw new Error(`No recipe ${name} in docs/deployments.md`);
  }
  return block;
}

function hasCommands(...names: string[]): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.every(name =>
    folders.some(folder => existsSync(join(folder, name))),
  );
}

/** Pipelines run on Linux and have these; whoever tests may not. */
const describeInShell = hasCommands('bash', 'curl', 'jq')
  ? describe
  : describe.skip;

describe('the recipes of docs/deployments.md', () => {
  let registry: ScriptedRegistry;
  let digest: string;
  const stops: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    registry = await ScriptedRegistry.start();
    digest = registry.push('shop/checkout', ['1.4.2', '3f2a9c1d'], {
      layers: [{ content: 'a', bytes: 1000 }],
    });
  });
  afterEach(async () => {
    await Promise.all(stops.splice(0).map(stop => stop()));
    await registry.stop();
  });

  /** The recipe's registry and backend, as they are in this test. */
  function here(text: string, url = ''): string {
    return text
      .replaceAll('registry.example.com', registry.host)
      .replaceAll('https://backstage.example.com', url)
      .replaceAll('${IMAGE_INSIGHTS_TOKEN}', TOKEN)
      .replaceAll('${IMAGE_INSIGHTS_FLUX_SECRET}', SECRET);
  }

  async function portal() {
    const token = z
      .object({
        backend: z.object({
          auth: z.object({ externalAccess: z.array(z.looseObject({})) }),
        }),
      })
      .parse(parse(here(await recipe('token'))));
    const flux = z
      .object({ imageInsights: z.object({ deployments: z.looseObject({}) }) })
      .parse(parse(here(await recipe('flux-config'))));
    const started = await startDeploymentPortal({
      host: registry.host,
      entities: [service('checkout', `${registry.host}/shop/checkout`)],
      externalAccess: token.backend.auth.externalAccess,
      deployments: flux.imageInsights.deployments,
    });
    stops.push(started.stop);
    return {
      ...started,
      async recorded() {
        const answer = await started.get(CHECKOUT, '/deployments').expect(200);
        return deploymentListSchema.parse(answer.body).items;
      },
    };
  }

  describeInShell('CI', () => {
    it('GitHub Actions: its step records the deployment, once', async () => {
      const { url, recorded } = await portal();
      const [step] = z
        .array(
          z.object({
            'continue-on-error': z.literal(true),
            env: z.record(z.string(), z.string()),
            run: z.string(),
          }),
        )
        .parse(parse(here(await recipe('github-actions'), url)));
      const expressions: Record<string, string> = {
        '${{ secrets.IMAGE_INSIGHTS_TOKEN }}': TOKEN,
        '${{ steps.push.outputs.digest }}': digest,
      };
      const env = Object.fromEntries(
        Object.entries(step.env).map(([name, value]) => [
          name,
          Object.entries(expressions).reduce(
            (text, [expression, result]) => text.replace(expression, result),
            value,
          ),
        ]),
      );
      const options = {
        env: {
          ...env,
          PATH: process.env.PATH,
          GITHUB_RUN_ID: '9876543210',
          GITHUB_RUN_ATTEMPT: '1',
        },
      };
      // As a runner does: bash -eo pipefail.
      for (const _ of ['first', 'again']) {
        await run('bash', ['-eo', 'pipefail', '-c', step.run], options);
      }
      expect(await recorded()).toMatchObject([
        {
          id: 'gh-9876543210-1',
          environment: 'production',
          images: [{ repository: `${registry.host}/shop/checkout`, digest }],
        },
      ]);
      await expect(
        run('bash', ['-eo', 'pipefail', '-c', step.run], {
          env: { ...options.env, TOKEN: 'a-wrong-token' },
        }),
      ).rejects.toThrow('401');
    });

    it('GitLab CI: its job resolves the tag to the digest', async () => {
      const { url, recorded } = await portal();
      const { 'tell-image-insights': job } = z
        .object({
          'tell-image-insights': z.object({
            stage: z.literal('.post'),
            variables: z.record(z.string(), z.string()),
            script: z.array(z.string()),
          }),
        })
        .parse(parse(here(await recipe('gitlab-ci'), url)));
      await run('sh', ['-ec', job.script.join('\n')], {
        env: {
          ...job.variables,
          PATH: process.env.PATH,
          IMAGE_INSIGHTS_TOKEN: TOKEN,
          CI_PIPELINE_ID: '4711',
          CI_REGISTRY_IMAGE: `${registry.host}/shop/checkout`,
          CI_COMMIT_SHORT_SHA: '3f2a9c1d',
        },
      });
      expect(await recorded()).toMatchObject([
        { id: 'gl-4711', images: [{ tag: '3f2a9c1d', digest }] },
      ]);
    });
  });

  describe('Argo CD', () => {
    /** What notifications get of an application that was synced. */
    const application = (
      change: { destination?: object; annotations?: object } = {},
    ) => ({
      app: {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: 'checkout',
          namespace: 'argocd',
          uid: '0f6b1c0e-6f0b-4f0c-9d59-0d1d6a3f7c11',
          annotations: {
            'notifications.argoproj.io/subscribe.on-deployed-image-insights.image-insights':
              '',
            ...change.annotations,
          },
        },
        spec: {
          project: 'default',
          source: { repoURL: 'https://git.example.com/shop', path: 'checkout' },
          destination: change.destination ?? {
            server: 'https://kubernetes.default.svc',
            namespace: 'shop',
          },
        },
        status: {
          health: { status: 'Healthy' },
          sync: { status: 'Synced', revision: '731f7ea' },
          operationState: {
            phase: 'Succeeded',
            startedAt: deployedAt,
            finishedAt: deployedAt,
            syncResult: { revision: '731f7ea' },
          },
          summary: {
            images: [
              'docker.io/istio/proxyv2:1.27.0',
              `${registry.host}/shop/checkout:1.4.2`,
            ],
          },
        },
      },
    });

    async function readRecipe(url: string) {
      const { data } = z
        .object({ data: z.record(z.string(), z.string()) })
        .parse(parse(here(await recipe('argocd'), url)));
      const webhook = z
        .object({
          url: z.string(),
          headers: z.array(z.object({ name: z.string(), value: z.string() })),
        })
        .parse(parse(data['service.webhook.image-insights']));
      const template = z
        .object({
          webhook: z.object({
            'image-insights': z.object({
              method: z.literal('POST'),
              body: z.string(),
            }),
          }),
        })
        .parse(parse(data['template.image-insights']));
      const [trigger] = z
        .array(
          z.object({
            when: z.string(),
            oncePer: z.string(),
            send: z.tuple([z.literal('image-insights')]),
          }),
        )
        .parse(parse(data['trigger.on-deployed-image-insights']));
      return {
        webhook,
        body: template.webhook['image-insights'].body,
        trigger,
      };
    }

    it('sends what is recorded, and sidecars apart', async () => {
      const { url, recorded } = await portal();
      const { webhook, body } = await readRecipe(url);
      const sent = renderGoTemplate(body, application());
      const answer = await fetch(webhook.url, {
        method: 'POST',
        headers: webhook.headers.map(({ name, value }): [string, string] => [
          name,
          value.replace('$image-insights-token', TOKEN),
        ]),
        body: sent,
      });
      expect(answer.status).toBe(201);
      expect(await recorded()).toMatchObject([
        {
          id: `argocd-0f6b1c0e-6f0b-4f0c-9d59-0d1d6a3f7c11-${deployedAt}`,
          entityRef: CHECKOUT,
          environment: 'shop',
          at: deployedAt.replace('Z', '.000Z'),
          images: [
            { problem: { code: 'other-repository' } },
            { tag: '1.4.2', digest },
          ],
        },
      ]);
    });

    it('names the environment by the cluster, and the entity by the annotation', async () => {
      const { body } = await readRecipe('');
      const annotated = z
        .object({
          metadata: z.object({
            annotations: z.record(z.string(), z.string()),
          }),
        })
        .parse(parse(await recipe('argocd-application')));
      expect(
        JSON.parse(
          renderGoTemplate(
            body,
            application({
              destination: { name: 'prod-eu', namespace: 'shop' },
              annotations: {
                ...annotated.metadata.annotations,
                'image-insights.io/entity': 'component:default/other',
              },
            }),
          ),
        ),
      ).toMatchObject({
        entityRef: 'component:default/other',
        environment: 'prod-eu',
      });
    });

    it('asks applications for what they have', async () => {
      const { trigger } = await readRecipe('');
      const fields = `${trigger.when} ${trigger.oncePer}`.match(/app\.[\w.]+/g);
      expect(fields).toHaveLength(3);
      for (const field of fields ?? []) {
        expect(renderGoTemplate(`{{ .${field} }}`, application())).not.toBe(
          '<no value>',
        );
      }
      const { metadata } = z
        .object({ metadata: z.object({ annotations: z.looseObject({}) }) })
        .parse(parse(await recipe('argocd-application')));
      expect(Object.keys(metadata.annotations)).toEqual(
        expect.arrayContaining(
          Object.keys(application().app.metadata.annotations),
        ),
      );
    });
  });

  it('Flux: the event that its provider signs is recorded', async () => {
    const { url, recorded } = await portal();
    const [provider, alert] = parseAllDocuments(
      here(await recipe('flux'), url),
    ).map(document => document.toJS());
    const { spec } = z
      .object({
        spec: z.object({
          type: z.literal('generic-hmac'),
          address: z.string(),
        }),
      })
      .parse(provider);
    const { eventMetadata, eventSources } = z
      .object({
        eventMetadata: z.record(z.string(), z.string()),
        eventSources: z.array(z.looseObject({ kind: z.string() })),
      })
      .parse(z.object({ spec: z.unknown() }).parse(alert).spec);
    const object = z
      .object({
        apiVersion: z.string(),
        kind: z.string(),
        metadata: z.object({
          name: z.string(),
          namespace: z.string(),
          annotations: z.record(z.string(), z.string()),
        }),
      })
      .parse(parse(here(await recipe('flux-object'))));
    expect(eventSources.map(({ kind }) => kind)).toContain(object.kind);

    // As helm-controller tells it (internal/reconcile/upgrade.go), with the
    // object's annotations, and as notification-controller passes it on: see
    // combineEventMetadata in its internal/server/event_handlers.go.
    const told: Record<string, string> = {
      ...object.metadata.annotations,
      'helm.toolkit.fluxcd.io/revision': '1.4.2',
      'helm.toolkit.fluxcd.io/app-version': '1.4.2',
    };
    const withPrefix = (prefix: string) =>
      Object.fromEntries(
        Object.entries(told)
          .filter(([key]) => key.startsWith(prefix))
          .map(([key, value]) => [key.slice(prefix.length), value]),
      );
    const body = JSON.stringify({
      involvedObject: {
        kind: object.kind,
        namespace: object.metadata.namespace,
        name: object.metadata.name,
        uid: '4cb5f2f6-7b5d-4b2a-9a63-1f2ad1a7e0a5',
        apiVersion: object.apiVersion,
        resourceVersion: '123456',
      },
      severity: 'info',
      timestamp: deployedAt,
      message:
        'Helm upgrade succeeded for release apps/checkout.v7 with chart checkout@1.4.2',
      reason: 'UpgradeSucceeded',
      metadata: {
        ...withPrefix('event.toolkit.fluxcd.io/'),
        ...eventMetadata,
        ...withPrefix('helm.toolkit.fluxcd.io/'),
      },
      reportingController: 'helm-controller',
      reportingInstance: 'helm-controller-7f7dbf5d4b-x2x2x',
    });
    const answer = await fetch(spec.address, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Gotk-Component': 'helm-controller',
        'X-Signature': `sha256=${createHmac('sha256', SECRET)
          .update(body)
          .digest('hex')}`,
      },
      body,
    });
    expect(answer.status).toBe(201);
    expect(deploymentSchema.parse(await answer.json())).toEqual(
      (await recorded())[0],
    );
    expect(await recorded()).toMatchObject([
      {
        entityRef: CHECKOUT,
        environment: 'production',
        source: 'flux',
        at: deployedAt.replace('Z', '.000Z'),
        images: [{ tag: '1.4.2', digest }],
      },
    ]);
  });

  describe('Kubernetes', () => {
    const HASH = '5d8f7c9b6c';
    const labels = { app: 'checkout' };
    const lastUpdateTime = new Date(Date.now() - 120_000)
      .toISOString()
      .replace(/\.\d+/, '');

    function deployment(change: { spec?: object; status?: object } = {}) {
      return {
        metadata: {
          name: 'checkout',
          namespace: 'shop',
          uid: 'uid-of-deployment',
          generation: 7,
          annotations: {
            'deployment.kubernetes.io/revision': '12',
            'image-insights.io/entity': CHECKOUT,
          },
        },
        spec: {
          replicas: 3,
          selector: { matchLabels: labels },
          ...change.spec,
        },
        status: {
          observedGeneration: 7,
          replicas: 3,
          updatedReplicas: 3,
          readyReplicas: 3,
          availableReplicas: 3,
          conditions: [
            { type: 'Available', status: 'True' },
            {
              type: 'Progressing',
              status: 'True',
              reason: 'NewReplicaSetAvailable',
              lastUpdateTime,
            },
          ],
          ...change.status,
        },
      };
    }

    const replicaSet = (revision: string, hash: string) => ({
      metadata: {
        uid: `uid-of-${hash}`,
        labels: { ...labels, 'pod-template-hash': hash },
        annotations: { 'deployment.kubernetes.io/revision': revision },
        ownerReferences: [{ kind: 'Deployment', uid: 'uid-of-deployment' }],
      },
    });

    const pod = (nodeName: string) => ({
      spec: {
        nodeName,
        containers: [
          { name: 'app', image: `${registry.host}/shop/checkout:1.4.2` },
          { name: 'proxy', image: 'istio/proxyv2:1.27.0' },
        ],
      },
      status: {
        phase: 'Running',
        containerStatuses: [
          {
            name: 'app',
            image: `${registry.host}/shop/checkout:1.4.2`,
            imageID: `${registry.host}/shop/checkout@${digest}`,
          },
          {
            name: 'proxy',
            image: 'docker.io/istio/proxyv2:1.27.0',
            imageID: `docker.io/istio/proxyv2@sha256:${'9'.repeat(64)}`,
          },
        ],
      },
    });

    /** An API server on loopback that holds these, and notes what is asked. */
    async function cluster(deployments: object[]) {
      const asked: string[] = [];
      const server = createServer((request, response) => {
        const url = new URL(request.url ?? '/', 'http://localhost');
        asked.push(url.pathname);
        if (request.headers.authorization !== 'Bearer of-the-service-account') {
          response.writeHead(401).end('{}');
          return;
        }
        const selector = url.searchParams.get('labelSelector');
        const found = new Map<string, object[]>([
          [
            'replicasets app=checkout',
            [replicaSet('11', 'older'), replicaSet('12', HASH)],
          ],
          [
            `pods app=checkout,pod-template-hash=${HASH}`,
            [pod('node-a'), pod('node-b'), pod('node-a')],
          ],
        ]);
        const kind = url.pathname.split('/').at(-1);
        if (url.pathname.endsWith('/deployments')) {
          // One per page, as a server may that has many.
          const place = Number(url.searchParams.get('continue') ?? 0);
          response.end(
            JSON.stringify({
              items: deployments.slice(place, place + 1),
              metadata: {
                continue:
                  place + 1 < deployments.length ? String(place + 1) : '',
              },
            }),
          );
          return;
        }
        response.end(
          JSON.stringify({
            items: found.get(`${kind} ${selector}`) ?? [],
            metadata: {},
          }),
        );
      });
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const folder = mkdtempSync(join(tmpdir(), 'image-insights-recipe-'));
      writeFileSync(join(folder, 'token'), 'of-the-service-account\n');
      stops.push(async () => {
        rmSync(folder, { recursive: true });
        server.closeAllConnections();
        server.close();
      });
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : undefined;
      return {
        asked,
        env: {
          KUBERNETES_URL: `http://127.0.0.1:${port}`,
          KUBERNETES_TOKEN_FILE: join(folder, 'token'),
        },
      };
    }

    /** What the CronJob of docs/recipes/kubernetes.yaml runs. */
    async function cronJob(url: string) {
      const documents = parseAllDocuments(
        here(
          await readFile(join(DOCS, 'recipes/kubernetes.yaml'), 'utf8'),
          url,
        ),
      ).map(document => document.toJS());
      const rules = z
        .object({
          rules: z.array(
            z.object({
              resources: z.array(z.string()),
              verbs: z.tuple([z.literal('list')]),
            }),
          ),
        })
        .parse(documents.find(({ kind }) => kind === 'ClusterRole')).rules;
      const text = JSON.stringify(
        documents.find(({ kind }) => kind === 'CronJob'),
      );
      const [container] = z
        .array(
          z.object({
            command: z.array(z.string()),
            env: z.array(
              z.object({ name: z.string(), value: z.string().optional() }),
            ),
          }),
        )
        .parse(JSON.parse(text).spec.jobTemplate.spec.template.spec.containers);
      return {
        allowed: rules.flatMap(({ resources }) => resources),
        script: join(
          DOCS,
          'recipes',
          container.command[1].split('/').at(-1) ?? '',
        ),
        env: Object.fromEntries(
          container.env.map(({ name, value }) => [
            name,
            name === 'TOKEN' ? TOKEN : value ?? '',
          ]),
        ),
      };
    }

    it('tells digests, instances and nodes of what was rolled out', async () => {
      const { url, recorded } = await portal();
      const other = deployment();
      const { asked, env } = await cluster([
        { ...other, metadata: { ...other.metadata, annotations: {} } },
        deployment(),
        deployment({ status: { updatedReplicas: 1 } }),
        deployment({ spec: { replicas: 0 } }),
      ]);
      const job = await cronJob(url);
      const { NODE_EXTRA_CA_CERTS: _, ...own } = job.env;
      const { stdout } = await run(process.execPath, [job.script], {
        env: { ...own, ...env },
      });
      expect(stdout).toBe('Told of 1 deployments, failed with 0\n');
      expect(await recorded()).toMatchObject([
        {
          id: `k8s-uid-of-${HASH}-12`,
          environment: 'production',
          instances: 3,
          nodes: 2,
          at: lastUpdateTime.replace('Z', '.000Z'),
          images: [
            {
              reference: `${registry.host}/shop/checkout:1.4.2@${digest}`,
              tag: '1.4.2',
              digest,
            },
            {
              repository: 'docker.io/istio/proxyv2',
              problem: { code: 'other-repository' },
            },
          ],
        },
      ]);
      const kinds = asked.map(path => path.split('/').at(-1) ?? '');
      expect(job.allowed).toEqual(expect.arrayContaining(kinds));
      expect(asked.filter(path => path.endsWith('/deployments'))).toHaveLength(
        4,
      );

      // Five minutes later.
      await run(process.execPath, [job.script], { env: { ...own, ...env } });
      expect(await recorded()).toHaveLength(1);
    });

    it('fails where the backend refuses, and says why', async () => {
      const { url } = await portal();
      const { env } = await cluster([deployment()]);
      const job = await cronJob(url);
      const { NODE_EXTRA_CA_CERTS: _, ...own } = job.env;
      await expect(
        run(process.execPath, [job.script], {
          env: { ...own, ...env, TOKEN: 'a-wrong-token' },
        }),
      ).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${CHECKOUT}: 401`),
      });
    });
  });
});
