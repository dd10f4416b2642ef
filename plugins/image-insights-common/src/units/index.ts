export * from './changeBetween';
export * from './formatBytes';
