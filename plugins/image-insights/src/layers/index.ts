export * from './explainChange';
export * from './layerRows';
