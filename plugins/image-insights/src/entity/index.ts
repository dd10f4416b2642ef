export * from './isImageInsightsAvailable';
export * from './useEntityLink';
