export * from './changedSearch';
export * from './oneOf';
export * from './useScanPlace';
export * from './useUrlState';
export * from './useViews';
