import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { rulesEnglish } from './translations/rules/english';

/**
 * What the rules say: `<rule>.title`, `<rule>.why` and `<rule>.remedy`, by the
 * rule's id; and `method.…`, by what findings are known. A text without a translation is shown as the API has it, and so is
 * everything of a rule that is not in the catalogue, until messages of its id
 * are added. Apart from the other texts, because few pages need these.
 * @public
 */
export const imageInsightsRulesTranslationRef = createTranslationRef({
  id: 'plugin.image-insights.rules',
  messages: rulesEnglish,
  translations: {
    de: () => import('./translations/rules/de'),
  },
});
