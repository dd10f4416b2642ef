export * from './TrendSection';
