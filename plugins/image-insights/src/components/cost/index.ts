export * from './CostView';
