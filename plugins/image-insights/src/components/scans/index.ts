export * from './ScanProgress';
export * from './Scans';
export * from './ScansPage';
