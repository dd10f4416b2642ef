export * from './digestTable';
export * from './layerBlob';
export * from './layerSpec';
export * from './tar';
