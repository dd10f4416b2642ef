export * from './startDemoRegistry';
