export * from './AuditReport';
export * from './AuditReportPage';
