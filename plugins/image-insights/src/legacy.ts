/**
 * The plugin for apps on the old frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { ImageInsightsClient } from '@image-insights/backstage-plugin-image-insights-common';
import { imageInsightsApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';

export { imageInsightsApiRef } from './api';
export { hasImagesTab, isImageInsightsAvailable } from './entity';
export type {
  EntityImageCardProps,
  EntityImagesContentProps,
  ImageInsightsPageProps,
} from './components/legacy';
export type { OrganisationPage } from './links';
export type { LeaderboardSort, ViewSettings } from './settings';
export type { RangeName } from './trend';
export { imageInsightsPricesTranslationRef } from './pricesTranslation';
export { imageInsightsRulesTranslationRef } from './rulesTranslation';
export { imageInsightsTranslationRef } from './translation';

/**
 * Container image sizes, layers and history in Backstage.
 * @public
 */
export const imageInsightsPlugin = createPlugin({
  id: 'image-insights',
  apis: [
    createApiFactory({
      api: imageInsightsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => ImageInsightsClient.create({ fetchApi }),
    }),
  ],
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
});

/**
 * The organisation's page: leaderboard, savings, audits and scan health.
 * @public
 */
export const ImageInsightsPage = imageInsightsPlugin.provide(
  createRoutableExtension({
    name: 'ImageInsightsPage',
    component: () =>
      import('./components/legacy/LegacyImageInsightsPage').then(
        m => m.LegacyImageInsightsPage,
      ),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The Images tab of an entity.
 * @public
 */
export const EntityImagesContent = imageInsightsPlugin.provide(
  createRoutableExtension({
    name: 'EntityImagesContent',
    component: () =>
      import('./components/legacy/LegacyEntityImages').then(
        m => m.LegacyEntityImages,
      ),
    mountPoint: entityContentRouteRef,
  }),
);

/**
 * The newest image of an entity, for its overview.
 * @public
 */
export const EntityImageSummaryCard = imageInsightsPlugin.provide(
  createComponentExtension({
    name: 'EntityImageSummaryCard',
    component: {
      lazy: () =>
        import('./components/legacy/LegacyCards').then(
          m => m.LegacySummaryCard,
        ),
    },
  }),
);

/**
 * What the images of a system's, a domain's or a group's services come to, for
 * its overview.
 * @public
 */
export const EntityImagePortfolioCard = imageInsightsPlugin.provide(
  createComponentExtension({
    name: 'EntityImagePortfolioCard',
    component: {
      lazy: () =>
        import('./components/legacy/LegacyCards').then(
          m => m.LegacyPortfolioCard,
        ),
    },
  }),
);
