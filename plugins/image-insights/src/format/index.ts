export * from './bytes';
export * from './delta';
export * from './duration';
export * from './money';
export * from './score';
export * from './sentence';
export * from './share';
export * from './time';
