import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  EntitySummary,
  History,
  historyQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response, Router } from 'express';
import { nameOfBase, shownBase, withheldBases } from '../service/withheldBases';
import { RouterOptions } from './RouterOptions';
import { entityParamsSchema } from './entityParams';
import { parse } from './parse';

export function addEntityRoutes(router: Router, options: RouterOptions): void {
  const { httpAuth, stores, entities, entityService } = options;

  async function readEntity(
    request: Request,
  ): Promise<{ entity: Entity; credentials: BackstageCredentials }> {
    const credentials: BackstageCredentials = await httpAuth.credentials(
      request,
      { allow: ['user', 'service'] },
    );
    const entityRef = stringifyEntityRef(
      parse(entityParamsSchema, request.params),
    );
    const entity = await entities.readable(entityRef, credentials);
    if (!entity) {
      throw new NotFoundError(`No entity ${entityRef}`);
    }
    return { entity, credentials };
  }

  router.get(
    '/entities/:kind/:namespace/:name',
    async (request, response: Response<EntitySummary>) => {
      const { entity, credentials } = await readEntity(request);
      const summary = await entityService.summary(entity);
      const isWithheld = await withheldBases({
        names: summary.repositories.map(({ current }) =>
          nameOfBase(current?.base),
        ),
        credentials,
        stores,
        entities,
      });
      response.json({
        ...summary,
        repositories: summary.repositories.map(one => ({
          ...one,
          current: one.current && {
            ...one.current,
            base: shownBase(one.current.base, isWithheld),
          },
        })),
      });
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/history',
    async (request, response: Response<History>) => {
      const query = parse(historyQuerySchema, request.query);
      const { entity, credentials } = await readEntity(request);
      const history = await entityService.history(entity, query);
      const isWithheld = await withheldBases({
        names: history.points.map(({ baseName }) => baseName),
        credentials,
        stores,
        entities,
      });
      response.json({
        ...history,
        points: history.points.map(point =>
          isWithheld(point.baseName)
            ? { ...point, baseName: undefined }
            : point,
        ),
      });
    },
  );
}
