export * from './LayersAudit';
export * from './LayersAuditPage';
