export * from './changeBetween';
export * from './formatBytes';
export * from './parseByteSize';
