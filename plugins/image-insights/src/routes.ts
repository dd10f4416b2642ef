import { createRouteRef } from '@backstage/core-plugin-api';

// Made by core-plugin-api so that old and new apps can both mount them.

/** The organisation's page. @public */
export const rootRouteRef = createRouteRef({ id: 'image-insights' });

/** The tab of a catalog entity. @public */
export const entityContentRouteRef = createRouteRef({
  id: 'image-insights:entity',
});
