export * from './explainChange';
export * from './findingsOfLayer';
export * from './layerAges';
export * from './layerRows';
export * from './shortInstruction';
export * from './wasteOf';
