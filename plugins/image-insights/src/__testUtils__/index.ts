export * from './audits';
export * from './builders';
export * from './costs';
export * from './digestOf';
export * from './mockApi';
export * from './render';
export * from './signals';
export * from './verdicts';
