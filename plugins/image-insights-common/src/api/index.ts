export * from './ImageInsightsApi';
export * from './ImageInsightsClient';
export * from './cost';
export * from './openApiDocument';
export * from './schema';
export * from './verdict';
