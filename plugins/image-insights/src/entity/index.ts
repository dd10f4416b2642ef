export * from './isImageInsightsAvailable';
