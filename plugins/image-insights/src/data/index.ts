export * from './auditHooks';
export * from './boardHooks';
export * from './hooks';
export * from './overviewHooks';
export * from './savingsHooks';
export * from './scanHooks';
export * from './useData';
