export * from './CostInputError';
export * from './bytes';
export * from './schema';
export * from './money';
export * from './paths';
export * from './prices';
