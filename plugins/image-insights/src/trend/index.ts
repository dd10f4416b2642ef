export * from './previousRelease';
export * from './releaseId';
export * from './summarise';
export * from './thinReleases';
export * from './ticks';
export * from './trendRange';
export * from './trendRows';
export * from './trendCsv';
