export * from './CompareView';
