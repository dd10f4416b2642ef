export * from './hooks';
export * from './useData';
