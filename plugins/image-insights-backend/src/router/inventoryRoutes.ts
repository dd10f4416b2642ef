import {
  baseImageAuditQuerySchema,
  baseImageUsesQuerySchema,
  layerAuditQuerySchema,
  layerUsesQuerySchema,
  repositoryAuditQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Router } from 'express';
import {
  baseImageColumns,
  baseImageUseColumns,
} from '../audit/baseImages/baseImageColumns';
import { layerColumns, layerUseColumns } from '../audit/layers/layerColumns';
import { repositoryColumns } from '../audit/repositories/repositoryColumns';
import { RouterOptions } from './RouterOptions';
import { addAuditList } from './csv';

/** Audits of bases, of shared layers and of what could not be read. */
export function addInventoryRoutes(
  router: Router,
  options: RouterOptions,
): void {
  const { baseImages, layers, repositories } = options.inventoryAudits;
  addAuditList(router, options, {
    path: '/audit/base-images',
    name: 'base-images',
    schema: baseImageAuditQuerySchema,
    columns: baseImageColumns,
    answer: (query, credentials) => baseImages.audit(query, credentials),
  });
  addAuditList(router, options, {
    path: '/audit/base-images/uses',
    name: 'base-image-uses',
    schema: baseImageUsesQuerySchema,
    columns: baseImageUseColumns,
    answer: (query, credentials) => baseImages.uses(query, credentials),
  });
  addAuditList(router, options, {
    path: '/audit/layers',
    name: 'layers',
    schema: layerAuditQuerySchema,
    columns: layerColumns,
    answer: (query, credentials) => layers.audit(query, credentials),
  });
  addAuditList(router, options, {
    path: '/audit/layers/uses',
    name: 'layer-uses',
    schema: layerUsesQuerySchema,
    columns: layerUseColumns,
    answer: (query, credentials) => layers.uses(query, credentials),
  });
  addAuditList(router, options, {
    path: '/audit/repositories',
    name: 'repositories',
    schema: repositoryAuditQuerySchema,
    columns: repositoryColumns,
    answer: (query, credentials) => repositories.audit(query, credentials),
  });
}
