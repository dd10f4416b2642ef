export * from './LegacyCards';
export * from './LegacyEntityImages';
export * from './LegacyImageInsightsPage';
