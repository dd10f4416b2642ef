export * from './applications';
export * from './runtimes';
export * from './spread';
export * from './systems';
