export * from './explainChange';
export * from './findingsOfLayer';
export * from './layerRows';
export * from './shortInstruction';
export * from './wasteOf';
