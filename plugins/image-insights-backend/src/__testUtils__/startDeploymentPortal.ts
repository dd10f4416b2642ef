import { setTimeout as wait } from 'node:timers/promises';
import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { NotAllowedError } from '@backstage/errors';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { scanSchema } from '@image-insights/backstage-plugin-image-insights-common';
import { Knex } from 'knex';
import request from 'supertest';
import plugin from '../index';

const API = '/api/image-insights';

/** What a deployment tool has in `backend.auth.externalAccess`. */
export const DEPLOY_TOKEN = 'a-token-of-a-deployment-tool';

/** A token that may do something else only. */
export const OTHER_TOKEN = 'a-token-that-may-only-scan';

/** A token that may do all that services may. */
export const READ_TOKEN = 'a-token-without-restrictions';

/** What Flux signs with. */
export const FLUX_SECRET = 'a secret that Flux has, too';

/**
 * A backend that takes deployments in: real authentication, permissions, HTTP
 * and database; only the catalog is a list.
 */
export async function startDeploymentPortal(options: {
  host: string;
  entities: Entity[];
  knex?: Knex;
  /** The section `imageInsights.deployments`. */
  deployments?: object;
  /** The section `backend.auth.externalAccess`, besides the usual tokens. */
  externalAccess?: object[];
}) {
  const catalog = catalogServiceMock({ entities: options.entities });
  /** A restricted token opens no other plugin, as Backstage's auth service has it. */
  function open(context: unknown) {
    if (/"accessRestrictions":\{/.test(JSON.stringify(context) ?? '')) {
      throw new NotAllowedError(
        "Access to target plugin 'catalog' is not included in token's access restrictions",
      );
    }
    return catalog;
  }
  const backend = await startTestBackend({
    features: [
      plugin,
      authServiceFactory,
      httpAuthServiceFactory,
      permissionsServiceFactory,
      catalogServiceMock.mock({
        streamEntities: (query, context) =>
          open(context).streamEntities(query, context),
        getEntityByRef: async (ref, context) =>
          open(context).getEntityByRef(ref, context),
        getEntitiesByRefs: async (query, context) =>
          open(context).getEntitiesByRefs(query, context),
      }).factory,
      mockServices.scheduler.mock({ scheduleTask: async () => {} }).factory,
      ...(options.knex
        ? [mockServices.database.factory({ knex: options.knex })]
        : []),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          backend: {
            baseUrl: 'http://localhost',
            listen: { port: 0 },
            auth: {
              externalAccess: [
                ...(options.externalAccess ?? []),
                {
                  type: 'static',
                  options: { token: DEPLOY_TOKEN, subject: 'deployments' },
                  accessRestrictions: [
                    {
                      plugin: 'image-insights',
                      permission: 'image-insights.deployment.record',
                    },
                  ],
                },
                {
                  type: 'static',
                  options: { token: READ_TOKEN, subject: 'reports' },
                },
                {
                  type: 'static',
                  options: { token: OTHER_TOKEN, subject: 'scans' },
                  accessRestrictions: [
                    {
                      plugin: 'image-insights',
                      permission: 'image-insights.scan.trigger',
                    },
                  ],
                },
              ],
            },
          },
          imageInsights: {
            registries: [{ host: options.host, plainHttp: true }],
            scan: { contents: false },
            deployments: options.deployments ?? {
              flux: { secret: FLUX_SECRET },
            },
          },
        },
      }),
    ],
  });
  const agent = request(backend.server);
  const path = (entity: string) =>
    `${API}/entities/${entity.replace(':', '/')}`;
  return {
    agent,
    url: `http://localhost:${backend.server.port()}`,
    stop: () => backend.stop(),
    /** As a deployment tool with its token. */
    record: (body: object, token = DEPLOY_TOKEN) =>
      agent
        .post(`${API}/deployments`)
        .set('Authorization', `Bearer ${token}`)
        .send(body),
    get: (entity: string, rest: string, token = READ_TOKEN) =>
      agent
        .get(`${path(entity)}${rest}`)
        .set('Authorization', `Bearer ${token}`),
    /** Scans everything, and waits for the end. */
    async scan() {
      const started = await agent
        .post(`${API}/scans`)
        .set('Authorization', `Bearer ${READ_TOKEN}`)
        .send({});
      const { id } = scanSchema.parse(started.body);
      for (;;) {
        const answer = await agent
          .get(`${API}/scans/${id}`)
          .set('Authorization', `Bearer ${READ_TOKEN}`);
        const scan = scanSchema.parse(answer.body);
        if (scan.state !== 'running') {
          return scan;
        }
        await wait(20);
      }
    },
  };
}
