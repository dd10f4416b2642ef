export * from './ContentsNotice';
export * from './ContentsSection';
