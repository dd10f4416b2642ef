export * from './bytes';
export * from './delta';
export * from './sentence';
export * from './time';
