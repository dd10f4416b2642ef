export * from './BudgetsAudit';
export * from './BudgetsAuditPage';
