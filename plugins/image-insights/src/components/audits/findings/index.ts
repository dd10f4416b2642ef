export * from './FindingsAudit';
export * from './FindingsAuditPage';
