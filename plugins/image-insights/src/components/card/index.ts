export * from './EntityImageSummaryCard';
