export * from './LayersSection';
