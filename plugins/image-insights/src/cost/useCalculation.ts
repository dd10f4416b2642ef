import { useMemo, useRef } from 'react';
import type {
  CostChoices,
  CostEstimate,
  EntityCost,
} from '@image-insights/backstage-plugin-image-insights-common';
import { calculateCost, type CostCalculation } from './calculateCost';
import { inputOf } from './inputOf';

/** What a page shows of a service's cost. */
export interface ShownCost {
  /** As it is, without choices. */
  today: CostCalculation;
  calculation: CostCalculation;
  isChosen: boolean;
  /** Why the choices cannot be calculated; the calculation is then the last one that could. */
  error?: Error;
}

/**
 * The cost of a service, or of one of its repositories, with what was chosen.
 * Without choices that is what the backend answered; with them it is
 * calculated here.
 *
 * @param options - `cost` must hold an estimate
 */
export function useCalculation(options: {
  cost: EntityCost;
  estimate: CostEstimate;
  repository: string | undefined;
  /** A new object calculates anew. */
  choices: CostChoices;
}): ShownCost {
  const { cost, estimate, repository, choices } = options;
  const isChosen = Object.keys(choices).length > 0;
  const last = useRef<CostCalculation>();

  const today = useMemo<CostCalculation>(() => {
    if (repository === undefined) {
      const { input, scenarios, plan } = cost;
      return { input, estimate, scenarios, plan };
    }
    return calculateCost({
      input: inputOf(cost.input, repository),
      choices: {},
      entityRef: cost.entityRef,
    });
  }, [cost, estimate, repository]);

  const chosen = useMemo((): CostCalculation | Error => {
    if (!isChosen) return today;
    try {
      return calculateCost({
        input: today.input,
        choices,
        entityRef: cost.entityRef,
      });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }, [today, isChosen, choices, cost.entityRef]);

  if (chosen instanceof Error) {
    return {
      today,
      calculation: last.current ?? today,
      isChosen,
      error: chosen,
    };
  }
  last.current = chosen;
  return { today, calculation: chosen, isChosen };
}
