export { briefCost, type BriefCost } from './briefCost';
export { NEGLIGIBLE_USD_PER_MONTH } from './costNotes';
export * from './defaultSettings';
export * from './estimateCost';
export * from './sensitivity';
export * from './settingsOf';
export * from './summariseCost';
export * from './withSettings';
