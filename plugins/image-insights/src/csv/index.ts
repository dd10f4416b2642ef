export * from './allPages';
export * from './saveCsv';
