/**
 * Container image sizes, layers and history in Backstage.
 *
 * @packageDocumentation
 */
export { imageInsightsPlugin as default } from './plugin';
export { imageInsightsApiRef } from './api';
export { imageInsightsPricesTranslationRef } from './pricesTranslation';
export { imageInsightsRulesTranslationRef } from './rulesTranslation';
export { imageInsightsTranslationRef } from './translation';
export { entityContentRouteRef, rootRouteRef } from './routes';
export { isImageInsightsAvailable } from './entity';
