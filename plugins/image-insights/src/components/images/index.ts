export * from './EntityImages';
