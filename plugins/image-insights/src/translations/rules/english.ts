import { hygieneRulesEnglish } from './hygieneEnglish';
import { layersRulesEnglish } from './layersEnglish';
import { methodsEnglish } from './methodsEnglish';
import { reproducibilityRulesEnglish } from './reproducibilityEnglish';
import { safetyRulesEnglish } from './safetyEnglish';
import { sizeRulesEnglish } from './sizeEnglish';

/** What the rules of the catalogue say, and how they know, as the API says it. */
export const rulesEnglish: Record<string, string> = {
  ...sizeRulesEnglish,
  ...layersRulesEnglish,
  ...hygieneRulesEnglish,
  ...reproducibilityRulesEnglish,
  ...safetyRulesEnglish,
  ...methodsEnglish,
};
