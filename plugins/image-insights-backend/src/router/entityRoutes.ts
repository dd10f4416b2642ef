import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  EntitySummary,
  History,
  historyQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response, Router } from 'express';
import { z } from 'zod';
import { RouterOptions } from './RouterOptions';
import { parse } from './parse';

const part = z.string().min(1).max(253);
const paramsSchema = z.object({ kind: part, namespace: part, name: part });

export function addEntityRoutes(router: Router, options: RouterOptions): void {
  const { httpAuth, entities, entityService } = options;

  async function readEntity(request: Request): Promise<Entity> {
    const credentials: BackstageCredentials = await httpAuth.credentials(
      request,
      { allow: ['user', 'service'] },
    );
    const entityRef = stringifyEntityRef(parse(paramsSchema, request.params));
    const entity = await entities.readable(entityRef, credentials);
    if (!entity) {
      throw new NotFoundError(`No entity ${entityRef}`);
    }
    return entity;
  }

  router.get(
    '/entities/:kind/:namespace/:name',
    async (request, response: Response<EntitySummary>) => {
      response.json(await entityService.summary(await readEntity(request)));
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/history',
    async (request, response: Response<History>) => {
      const query = parse(historyQuerySchema, request.query);
      const entity = await readEntity(request);
      response.json(await entityService.history(entity, query));
    },
  );
}
