import {
  CsvColumns,
  RepositoryAuditRow,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Columns of `GET /audit/repositories`. */
export const repositoryColumns: CsvColumns<RepositoryAuditRow> = [
  ['repository', row => row.repository],
  ['annotation', row => row.annotation?.name],
  ['annotation_value', row => row.annotation?.value],
  ['state', row => row.state],
  ['cause', row => row.cause],
  ['actor', row => row.actor],
  ['code', row => row.problem.code],
  ['message', row => row.problem.message],
  ['remedy', row => row.problem.remedy],
  ['since', row => row.problem.since],
  ['retry_at', row => row.problem.retryAt],
  ['tags_failed', row => row.tags?.failed],
  ['tags_selected', row => row.tags?.selected],
  ['last_scan_at', row => row.lastScanAt],
  ['last_success_at', row => row.lastSuccessAt],
  ['has_figures', row => row.hasFigures],
  ['service_count', row => row.serviceCount],
  ['services', row => row.services.map(({ entityRef }) => entityRef).join(' ')],
];
