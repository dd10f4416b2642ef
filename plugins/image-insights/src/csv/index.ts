export * from './allPages';
export * from './csvText';
export * from './saveCsv';
