export * from './compileTagPattern';
export * from './selectTags';
export * from './version';
