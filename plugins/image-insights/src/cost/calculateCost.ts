import {
  estimateCost,
  settingsOfChoices,
  whatIfs,
  withSettings,
  type CostChoices,
  type CostEstimate,
  type CostInput,
  type CostScenario,
  type Saving,
} from '@image-insights/backstage-plugin-image-insights-common';
import { planOf } from './planOf';

/** Everything that a page says of an input. @public */
export interface CostCalculation {
  /** What it was calculated from, choices included. */
  input: CostInput;
  estimate: CostEstimate;
  scenarios: CostScenario[];
  plan: Saving[];
}

/**
 * Calculates as the backend does, with the same functions, so that a choice
 * needs no call.
 *
 * @throws CostInputError where it cannot be calculated
 * @public
 */
export function calculateCost(options: {
  input: CostInput;
  choices: CostChoices;
  entityRef: string;
}): CostCalculation {
  const { choices, entityRef } = options;
  const input = withSettings(options.input, settingsOfChoices(choices));
  return {
    input,
    estimate: estimateCost(input),
    scenarios: whatIfs(input),
    plan: planOf({ input, entityRef }),
  };
}
