import { createOpenApiDocument } from '@image-insights/backstage-plugin-image-insights-common';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { version } from '../../package.json';
import { RouterOptions } from './RouterOptions';
import { addAuditRoutes } from './auditRoutes';
import { addDeploymentBodies, addDeploymentRoutes } from './deploymentRoutes';
import { addCostRoutes } from './costRoutes';
import { addEntityRoutes } from './entityRoutes';
import { addImageRoutes } from './imageRoutes';
import { addInventoryRoutes } from './inventoryRoutes';
import { addLeaderboardRoutes } from './leaderboardRoutes';
import { addOverviewRoutes } from './overviewRoutes';
import { addRuleRoutes } from './ruleRoutes';
import { addScanRoutes } from './scanRoutes';

/** The HTTP API below `/api/image-insights`. */
export function createRouter(options: RouterOptions): Router {
  const router = PromiseRouter();
  addDeploymentBodies(router);
  router.use(express.json({ limit: '10kb' }));
  addDeploymentRoutes(router, options);
  addAuditRoutes(router, options);
  addEntityRoutes(router, options);
  addCostRoutes(router, options);
  addImageRoutes(router, options);
  addInventoryRoutes(router, options);
  addLeaderboardRoutes(router, options);
  addOverviewRoutes(router, options);
  addRuleRoutes(router, options);
  addScanRoutes(router, options);
  const document = createOpenApiDocument({ version });
  router.get('/openapi.json', (_request, response) => {
    response.json(document);
  });
  return router;
}
