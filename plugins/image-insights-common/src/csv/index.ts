export * from './csvText';
