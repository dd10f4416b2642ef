import {
  ApiBlueprint,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
  SubPageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { ImageInsightsClient } from '@image-insights/backstage-plugin-image-insights-common';
import { RiStackLine } from '@remixicon/react';
import { z } from 'zod';
import { imageInsightsApiRef } from './api';
import { entityContentRouteRef, rootRouteRef } from './routes';
import { ViewSettingsProvider } from './settings';

// This module is loaded by every page of an app: names and filters only.
// Whatever draws is behind a loader.

// The same as `imageAnnotations`, which `plugin.test.tsx` checks.
const own = {
  'metadata.annotations.image-insights.io/repositories': { $exists: true },
};
const quay = {
  'metadata.annotations.quay.io/repository-slug': { $exists: true },
};
const dockerHub = {
  'metadata.annotations.docker.com/repository': { $exists: true },
};
const ecr = {
  'metadata.annotations.aws.amazon.com/amazon-ecr-arn': { $exists: true },
};

/** @public */
export const imageInsightsApi = ApiBlueprint.make({
  params: define =>
    define({
      api: imageInsightsApiRef,
      deps: { fetchApi: fetchApiRef },
      factory: ({ fetchApi }) => ImageInsightsClient.create({ fetchApi }),
    }),
});

/** @public */
export const imageInsightsPage = PageBlueprint.make({
  params: { path: '/image-insights', routeRef: rootRouteRef },
});

/** @public */
export const leaderboardSubPage = SubPageBlueprint.makeWithOverrides({
  name: 'leaderboard',
  configSchema: {
    defaultSort: z
      .enum(['growth', 'compressedBytes', 'score', 'cost', 'wastedBytes'])
      .optional(),
  },
  factory: (original, { config }) =>
    original({
      path: 'leaderboard',
      title: 'Leaderboard',
      loader: () =>
        import('./components/leaderboard').then(m => (
          <ViewSettingsProvider settings={config}>
            <m.LeaderboardPage />
          </ViewSettingsProvider>
        )),
    }),
});

/** @public */
export const savingsSubPage = SubPageBlueprint.make({
  name: 'savings',
  params: {
    path: 'savings',
    title: 'Savings',
    loader: () => import('./components/savings').then(m => <m.SavingsPage />),
  },
});

/** @public */
export const findingsSubPage = SubPageBlueprint.make({
  name: 'findings',
  params: {
    path: 'findings',
    title: 'Findings',
    loader: () =>
      import('./components/audits/findings').then(m => <m.FindingsAuditPage />),
  },
});

/** @public */
export const baseImagesSubPage = SubPageBlueprint.make({
  name: 'base-images',
  params: {
    path: 'base-images',
    title: 'Base images',
    loader: () =>
      import('./components/audits/baseImages').then(m => (
        <m.BaseImagesAuditPage />
      )),
  },
});

/** @public */
export const layersSubPage = SubPageBlueprint.make({
  name: 'layers',
  params: {
    path: 'layers',
    title: 'Shared layers',
    loader: () =>
      import('./components/audits/layers').then(m => <m.LayersAuditPage />),
  },
});

/** @public */
export const budgetsSubPage = SubPageBlueprint.make({
  name: 'budgets',
  params: {
    path: 'budgets',
    title: 'Budgets',
    loader: () =>
      import('./components/audits/budgets').then(m => <m.BudgetsAuditPage />),
  },
});

/** @public */
export const scansSubPage = SubPageBlueprint.make({
  name: 'scans',
  params: {
    path: 'scans',
    title: 'Scan health',
    loader: () => import('./components/scans').then(m => <m.ScansPage />),
  },
});

/** @public */
export const reportSubPage = SubPageBlueprint.make({
  name: 'report',
  params: {
    path: 'report',
    title: 'Report',
    loader: () =>
      import('./components/audits/report').then(m => <m.AuditReportPage />),
  },
});

/** @public */
export const entityImagesContent = EntityContentBlueprint.makeWithOverrides({
  name: 'images',
  configSchema: {
    defaultRange: z.enum(['30d', '90d', '1y', 'all']).optional(),
    defaultPlatform: z.string().optional(),
    notLinkedText: z.string().optional(),
    showWhenMissing: z.boolean().default(true),
  },
  factory: (original, { config }) =>
    original({
      path: '/images',
      title: 'Images',
      group: 'operation',
      routeRef: entityContentRouteRef,
      // Services without images learn there how to link them.
      filter: config.showWhenMissing
        ? { $any: [own, quay, dockerHub, ecr, { 'spec.type': 'service' }] }
        : { $any: [own, quay, dockerHub, ecr] },
      loader: () =>
        import('./components/images').then(m => (
          <ViewSettingsProvider settings={config}>
            <m.EntityImages />
          </ViewSettingsProvider>
        )),
    }),
});

/** @public */
export const entityImageSummaryCard = EntityCardBlueprint.makeWithOverrides({
  name: 'summary',
  configSchema: { showSpark: z.boolean().default(true) },
  factory: (original, { config }) =>
    original({
      type: 'info',
      filter: { $any: [own, quay, dockerHub, ecr] },
      loader: () =>
        import('./components/card').then(m => (
          <ViewSettingsProvider settings={config}>
            <m.EntityImageSummaryCard />
          </ViewSettingsProvider>
        )),
    }),
});

/** @public */
export const entityImagePortfolioCard = EntityCardBlueprint.makeWithOverrides({
  name: 'portfolio',
  configSchema: { showSpark: z.boolean().default(true) },
  factory: (original, { config }) =>
    original({
      type: 'content',
      filter: { kind: { $in: ['system', 'domain', 'group'] } },
      loader: () =>
        import('./components/portfolio').then(m => (
          <ViewSettingsProvider settings={config}>
            <m.EntityImagePortfolioCard />
          </ViewSettingsProvider>
        )),
    }),
});

/**
 * Container image sizes, layers and history in Backstage.
 * @public
 */
export const imageInsightsPlugin = createFrontendPlugin({
  pluginId: 'image-insights',
  title: 'Image Insights',
  icon: <RiStackLine />,
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, entityContent: entityContentRouteRef },
  extensions: [
    imageInsightsApi,
    imageInsightsPage,
    leaderboardSubPage,
    savingsSubPage,
    findingsSubPage,
    baseImagesSubPage,
    layersSubPage,
    budgetsSubPage,
    scansSubPage,
    reportSubPage,
    entityImagesContent,
    entityImageSummaryCard,
    entityImagePortfolioCard,
  ],
});
