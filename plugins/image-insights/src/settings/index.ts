export * from './ViewSettings';
