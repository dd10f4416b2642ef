export * from './BaseImagesAudit';
export * from './BaseImagesAuditPage';
