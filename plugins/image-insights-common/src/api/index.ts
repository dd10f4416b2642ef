export * from './ImageInsightsApi';
export * from './ImageInsightsClient';
export * from './schema';
