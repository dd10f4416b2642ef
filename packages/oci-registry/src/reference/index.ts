export * from './digest';
export * from './parseReference';
