export * from './CopyFix';
export * from './FindingsView';
export * from './gainText';
