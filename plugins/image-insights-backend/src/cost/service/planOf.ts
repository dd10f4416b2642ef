import {
  CostInput,
  Saving,
  planSavings,
  savingGroups,
  savingItems,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Rows of a service's plan; more are not done before the next release. */
const MAX_ROWS = 50;

/** What to do first about one service. */
export function planOf(input: CostInput, entityRef: string): Saving[] {
  return planSavings({
    items: savingItems(input, { entityRef }),
    groups: savingGroups(input),
    prices: input.prices,
    currency: input.currency,
    limit: MAX_ROWS,
  }).items;
}
