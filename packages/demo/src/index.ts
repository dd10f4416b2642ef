export * from './catalog';
export { demo as default } from './plugin';
