export * from './FindingsAudit';
export * from './FindingsAuditPage';
export * from './FindingTable';
export * from './RuleAnswer';
export * from './RuleTable';
