import { createApiRef } from '@backstage/frontend-plugin-api';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';

/**
 * The image-insights backend, as pages call it. Replace it to read from
 * somewhere else.
 * @public
 */
export const imageInsightsApiRef = createApiRef<ImageInsightsApi>().with({
  id: 'plugin.image-insights.client',
  pluginId: 'image-insights',
});
