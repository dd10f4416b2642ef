/** What base images can be ordered by, as the API names it. */
export const baseOrders = [
  'services',
  'behind',
  'saving',
  'bytes',
  'name',
] as const;
/** One of {@link baseOrders}. */
export type BaseOrder = (typeof baseOrders)[number];
