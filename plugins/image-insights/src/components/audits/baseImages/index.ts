export * from './BaseImageAnswer';
export * from './BaseImagesAudit';
export * from './BaseImagesAuditPage';
export * from './BaseImageTable';
