export { imageInsightsPlugin as default } from './plugin';
