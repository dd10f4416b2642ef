export * from './compileTagPattern';
export * from './environmentTags';
export * from './selectTags';
export * from './version';
