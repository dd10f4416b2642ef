export * from './LegacyImageInsightsPage';
