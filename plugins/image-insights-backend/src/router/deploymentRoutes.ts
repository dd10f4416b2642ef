import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  Deployment,
  DeploymentList,
  deploymentListQuerySchema,
  imageInsightsDeploymentRecordPermission,
  recordDeploymentSchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import express, { Request, Response, Router } from 'express';
import { fluxEvent, readFluxEvent } from '../deployments/readFluxEvent';
import { shownDeployment } from '../deployments/shownDeployment';
import { verifySignature } from '../deployments/verifySignature';
import { RouterOptions } from './RouterOptions';
import { canonicalRef } from './canonicalRef';
import { entityParamsSchema } from './entityParams';
import { parse } from './parse';
import { parseBody } from './parseBody';

/** A hundred references of 500 characters fit. */
const MAX_BODY = '64kb';

/** Flux bounds its message to 39,000 characters, not to so many bytes. */
const MAX_EVENT = '256kb';

/** Time and id of the last deployment of a page. */
const CURSOR = /^[0-9TZ:.-]{1,40} [\x21-\x7e]{1,200}$/;

/**
 * Bodies that are larger than those of other routes, and the event whose
 * signature is of its bytes: before any other body is parsed.
 */
export function addDeploymentBodies(router: Router): void {
  router.post(
    '/deployments/flux',
    express.raw({ type: () => true, limit: MAX_EVENT }),
  );
  router.post('/deployments', express.json({ limit: MAX_BODY }));
}

export function addDeploymentRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { httpAuth, stores, entities, auditor, config } = options;

  /** Tells the audit log how it ended. */
  async function audited<T>(
    request: Request,
    meta: { id?: string; entityRef: string },
    work: () => Promise<T>,
  ): Promise<T> {
    const event = await auditor.createEvent({
      eventId: 'deployment-record',
      severityLevel: 'low',
      request,
      meta,
    });
    try {
      const result = await work();
      await event.success();
      return result;
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
  }

  router.post(
    '/deployments',
    async (request, response: Response<Deployment>) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const body = parseBody(recordDeploymentSchema, request.body ?? {});
      const entityRef = canonicalRef(body.entityRef);
      const { deployment, isNew } = await audited(
        request,
        { id: body.id, entityRef },
        async () => {
          const [decision] = await options.permissions.authorize(
            [{ permission: imageInsightsDeploymentRecordPermission }],
            { credentials },
          );
          if (decision.result !== AuthorizeResult.ALLOW) {
            throw new NotAllowedError(
              `Recording a deployment needs the permission ${imageInsightsDeploymentRecordPermission.name}`,
            );
          }
          // A tool's token is for this alone: it does not open the catalog.
          const entity =
            credentials.principal.type === 'service'
              ? await entities.one(entityRef)
              : await entities.readable(entityRef, credentials);
          if (!entity) {
            throw new NotFoundError(
              `entityRef is '${body.entityRef}': no entity ${entityRef} in the catalog, or none that you may read`,
            );
          }
          return options.deploymentRecorder.record({
            entity,
            request: body,
            source: 'api',
          });
        },
      );
      response.status(isNew ? 201 : 200).json(deployment);
    },
  );

  router.post(
    '/deployments/flux',
    async (request, response: Response<Deployment | { ignored: string }>) => {
      const { fluxSecret } = config.deployments;
      if (fluxSecret === undefined) {
        throw new NotFoundError(
          'Events of Flux are not taken: imageInsights.deployments.flux.secret is not configured',
        );
      }
      const body: unknown = request.body;
      const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      if (
        !verifySignature({
          signature: request.get('x-signature'),
          body: bytes,
          secret: fluxSecret,
        })
      ) {
        throw new AuthenticationError('The signature is missing or wrong');
      }
      const read = readFluxEvent(parseBody(fluxEvent, readJson(bytes)));
      if ('ignored' in read) {
        response.status(202).json(read);
        return;
      }
      const told = read.deployment;
      const entityRef = canonicalRef(told.entityRef);
      const outcome = await audited(
        request,
        { id: told.id, entityRef },
        async () => {
          const entity = await entities.one(entityRef);
          if (!entity) {
            throw new NotFoundError(
              `metadata.entity is '${told.entityRef}': no entity ${entityRef} in the catalog`,
            );
          }
          return options.fluxReceiver.receive(entity, { ...told, entityRef });
        },
      );
      if ('ignored' in outcome) {
        response.status(202).json(outcome);
        return;
      }
      response.status(outcome.isNew ? 201 : 200).json(outcome.deployment);
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/deployments',
    async (request, response: Response<DeploymentList>) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const query = parseBody(deploymentListQuerySchema, request.query);
      if (query.cursor !== undefined && !CURSOR.test(query.cursor)) {
        throw new InputError(
          'The cursor is none of ours: give nextCursor of an answer, unchanged',
        );
      }
      const entityRef = stringifyEntityRef(
        parse(entityParamsSchema, request.params),
      );
      if (!(await entities.readable(entityRef, credentials))) {
        throw new NotFoundError(`No entity ${entityRef}`);
      }
      const { items, nextCursor } = await stores.deployments.list({
        entityRef,
        ...query,
      });
      response.json({ items: items.map(shownDeployment), nextCursor });
    },
  );
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new InputError('The body is no JSON: an Event of Flux is expected');
  }
}
