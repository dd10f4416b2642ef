export * from './hooks';
export * from './savingsHooks';
export * from './useData';
