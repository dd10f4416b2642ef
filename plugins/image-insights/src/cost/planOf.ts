import {
  planSavings,
  savingGroups,
  savingItems,
  type CostInput,
  type Saving,
} from '@image-insights/backstage-plugin-image-insights-common';

/** Rows of a service's plan; more than these nobody reads. */
const mostRows = 50;

/** What one service could do, most worth doing first. */
export function planOf(options: {
  input: CostInput;
  entityRef: string;
}): Saving[] {
  const { input, entityRef } = options;
  const { items } = planSavings({
    items: savingItems(input, { entityRef }),
    groups: savingGroups(input),
    prices: input.prices,
    currency: input.currency,
    limit: mostRows,
  });
  return items;
}
