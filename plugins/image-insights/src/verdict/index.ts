export * from './bestFixes';
export * from './filterFindings';
