import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { pricesEnglish } from './translations/prices/english';

/**
 * Names and notes of the prices that the plugin ships: `<price>.title` and
 * `<price>.note`, by the price's id. Prices that app-config names otherwise
 * keep the name that it gives them.
 * @public
 */
export const imageInsightsPricesTranslationRef = createTranslationRef({
  id: 'plugin.image-insights.prices',
  messages: pricesEnglish,
  translations: {
    de: () => import('./translations/prices/de'),
  },
});
