export * from './catalog';
export * from './registry';
export { demo as default } from './plugin';
