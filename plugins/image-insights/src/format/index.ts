export * from './bytes';
export * from './delta';
export * from './time';
