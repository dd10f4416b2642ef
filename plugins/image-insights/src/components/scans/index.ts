export * from './ScanNowButton';
export * from './ScanProgress';
export * from './Scans';
export * from './ScansPage';
export * from './ScanStrip';
export * from './useFollowedScan';
