export * from './changedSearch';
export * from './oneOf';
export * from './useUrlState';
export * from './useViews';
