/** What shared layers can be ordered by, as the API names it. */
export const layerOrders = ['saving', 'bytes', 'services', 'images'] as const;
/** One of {@link layerOrders}. */
export type LayerOrder = (typeof layerOrders)[number];
