export * from './builders';
export * from './mockApi';
export * from './render';
