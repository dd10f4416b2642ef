import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  EntityCost,
  OrganisationCost,
  SavingsPlan,
  costQuerySchema,
  entityCostQuerySchema,
  savingsQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Request, Response, Router } from 'express';
import { RouterOptions } from './RouterOptions';
import { entityParamsSchema } from './entityParams';
import { parse } from './parse';
import { parseBody } from './parseBody';

/** What these routes need. */
export interface CostRouterOptions
  extends Pick<RouterOptions, 'entityCostService' | 'organisationCostService'> {
  httpAuth: Pick<RouterOptions['httpAuth'], 'credentials'>;
  entities: Pick<RouterOptions['entities'], 'readable'>;
}

export function addCostRoutes(
  router: Router,
  options: CostRouterOptions,
): void {
  const { httpAuth, entities } = options;

  async function credentialsOf(
    request: Request,
  ): Promise<BackstageCredentials> {
    return httpAuth.credentials(request, { allow: ['user', 'service'] });
  }

  router.get(
    '/entities/:kind/:namespace/:name/cost',
    async (request, response: Response<EntityCost>) => {
      const credentials = await credentialsOf(request);
      const query = parseBody(entityCostQuerySchema, request.query);
      const entityRef = stringifyEntityRef(
        parse(entityParamsSchema, request.params),
      );
      const entity = await entities.readable(entityRef, credentials);
      if (!entity) {
        throw new NotFoundError(`No entity ${entityRef}`);
      }
      response.json(
        await options.entityCostService.cost(entity, query, credentials),
      );
    },
  );

  router.get('/cost', async (request, response: Response<OrganisationCost>) => {
    const credentials = await credentialsOf(request);
    const query = parseBody(costQuerySchema, request.query);
    response.json(
      await options.organisationCostService.cost(query, credentials),
    );
  });

  router.get(
    '/cost/savings',
    async (request, response: Response<SavingsPlan>) => {
      const credentials = await credentialsOf(request);
      const query = parseBody(savingsQuerySchema, request.query);
      response.json(
        await options.organisationCostService.savings(query, credentials),
      );
    },
  );
}
