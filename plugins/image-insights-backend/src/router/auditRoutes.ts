import {
  findingAuditQuerySchema,
  ruleAuditQuerySchema,
} from '@image-insights/backstage-plugin-image-insights-common';
import { Router } from 'express';
import { findingColumns, ruleColumns } from '../audit/findings/columns';
import { RouterOptions } from './RouterOptions';
import { AuditListOptions, addAuditList } from './csv';

/** Audits of what the rules find in images. */
export function addAuditRoutes(
  router: Router,
  options: AuditListOptions & Pick<RouterOptions, 'findingAudits'>,
): void {
  const { findingAudits } = options;
  addAuditList(router, options, {
    path: '/audit/rules',
    name: 'rules',
    schema: ruleAuditQuerySchema,
    columns: ruleColumns,
    answer: (query, credentials) => findingAudits.rules(query, credentials),
  });
  addAuditList(router, options, {
    path: '/audit/findings',
    name: 'findings',
    schema: findingAuditQuerySchema,
    columns: findingColumns,
    answer: (query, credentials) => findingAudits.findings(query, credentials),
  });
}
