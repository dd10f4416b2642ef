export * from './CostInputError';
export * from './bytes';
export * from './estimate';
export * from './schema';
export * from './money';
export * from './paths';
export * from './prices';
export * from './whatif';
