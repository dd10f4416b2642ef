export * from './build';
export * from './builders';
export * from './image';
export * from './instruction';
export * from './toolBuilders';
