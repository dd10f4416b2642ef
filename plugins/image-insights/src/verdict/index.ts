export * from './bestFixes';
export * from './filterFindings';
export * from './savedByFindings';
