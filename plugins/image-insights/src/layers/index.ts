export * from './explainChange';
export * from './layerRows';
export * from './shortInstruction';
