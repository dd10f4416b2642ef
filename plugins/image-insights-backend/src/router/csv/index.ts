export * from './answerList';
export * from './addAuditList';
