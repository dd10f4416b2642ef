import { hygieneRulesGerman } from './hygieneGerman';
import { layersRulesGerman } from './layersGerman';
import { methodsGerman } from './methodsGerman';
import { reproducibilityRulesGerman } from './reproducibilityGerman';
import { safetyRulesGerman } from './safetyGerman';
import { sizeRulesGerman } from './sizeGerman';

/** What the rules of the catalogue say, and how they know, in German. */
const rulesGerman: Record<string, string> = {
  ...sizeRulesGerman,
  ...layersRulesGerman,
  ...hygieneRulesGerman,
  ...reproducibilityRulesGerman,
  ...safetyRulesGerman,
  ...methodsGerman,
};

export default rulesGerman;
