export * from './LayersAudit';
export * from './LayersAuditPage';
export * from './SharedLayerAnswer';
export * from './SharedLayerTable';
