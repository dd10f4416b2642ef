import { hygieneRulesGerman } from './hygieneGerman';
import { layersRulesGerman } from './layersGerman';
import { reproducibilityRulesGerman } from './reproducibilityGerman';
import { safetyRulesGerman } from './safetyGerman';
import { sizeRulesGerman } from './sizeGerman';

/** What the rules of the catalogue say, in German. */
const rulesGerman: Record<string, string> = {
  ...sizeRulesGerman,
  ...layersRulesGerman,
  ...hygieneRulesGerman,
  ...reproducibilityRulesGerman,
  ...safetyRulesGerman,
};

export default rulesGerman;
