import { Rule } from './Rule';
import { dockerfileRules } from './dockerfile';
import { hygieneRules } from './hygiene';
import { layerRules } from './layers';
import { reproducibilityRules } from './reproducibility';
import { safetyRules } from './safety';
import { sizeRules } from './size';

/** The catalogue, family by family. */
export const builtInRules: readonly Rule[] = [
  ...sizeRules,
  ...layerRules,
  ...hygieneRules,
  ...reproducibilityRules,
  ...safetyRules,
  ...dockerfileRules,
];
