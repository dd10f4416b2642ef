/** What rules with findings can be ordered by, as the API names it. */
export const ruleOrders = [
  'gain',
  'cost',
  'services',
  'images',
  'title',
] as const;
/** One of {@link ruleOrders}. */
export type RuleOrder = (typeof ruleOrders)[number];
