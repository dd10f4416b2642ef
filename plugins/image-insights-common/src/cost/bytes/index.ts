export * from './BytesByKind';
export * from './coldBytes';
export * from './layerRates';
export * from './missingBytes';
export * from './poolBytes';
export * from './pullsPerDeployment';
export * from './streamBytes';
