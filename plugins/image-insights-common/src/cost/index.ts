export * from './bytes';
export * from './schema';
