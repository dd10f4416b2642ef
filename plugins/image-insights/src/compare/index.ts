export * from './compareRows';
export * from './reusedLayers';
