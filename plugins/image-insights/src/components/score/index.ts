export * from './ScorePopover';
export * from './ScoreSection';
export * from './ScoreText';
