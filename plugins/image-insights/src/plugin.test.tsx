import { screen } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { imageAnnotations } from './entity';
import plugin, { imageInsightsApiRef } from './index';
import {
  entityImageSummaryCard,
  entityImagesContent,
  imageInsightsPage,
  leaderboardSubPage,
  savingsSubPage,
  scansSubPage,
} from './plugin';
import { checkout, mockImageInsightsApi } from './__testUtils__';
import { entityRouteRef } from '@backstage/plugin-catalog-react';

const apis = () => [mockImageInsightsApi(), mockApis.permission()] as const;
const mountedRoutes = { '/catalog/:namespace/:kind/:name': entityRouteRef };

describe('imageInsightsPlugin', () => {
  it('is the default export, under the id that configuration uses', () => {
    expect(plugin.pluginId).toBe('image-insights');
    expect(imageInsightsApiRef.id).toBe('plugin.image-insights.client');
    for (const id of [
      'api:image-insights',
      'page:image-insights',
      'sub-page:image-insights/leaderboard',
      'sub-page:image-insights/savings',
      'sub-page:image-insights/findings',
      'sub-page:image-insights/base-images',
      'sub-page:image-insights/layers',
      'sub-page:image-insights/budgets',
      'sub-page:image-insights/scans',
      'sub-page:image-insights/report',
      'entity-content:image-insights/images',
      'entity-card:image-insights/summary',
      'entity-card:image-insights/portfolio',
    ] as const) {
      expect(plugin.getExtension(id)).toBeDefined();
    }
  });

  it('opens its page on the leaderboard, scan health beside it', async () => {
    renderTestApp({
      extensions: [imageInsightsPage, leaderboardSubPage, scansSubPage],
      apis: apis(),
      mountedRoutes,
      initialRouteEntries: ['/image-insights'],
    });
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Scan health' })).toHaveAttribute(
      'href',
      '/image-insights/scans',
    );
  });

  it('shows on a page of its own where the money goes', async () => {
    renderTestApp({
      extensions: [imageInsightsPage, leaderboardSubPage, savingsSubPage],
      apis: apis(),
      mountedRoutes,
      initialRouteEntries: ['/image-insights/savings'],
    });
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
  });

  it('adds a tab to entities whose images are linked', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: checkout }),
        entityImagesContent,
      ],
      apis: apis(),
      mountedRoutes,
    });
    expect(await screen.findByText('Size to pull')).toBeInTheDocument();
  });

  it('adds a tab to every service, with or without images', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            ...checkout,
            metadata: { ...checkout.metadata, annotations: {} },
            spec: { ...checkout.spec, type: 'service' },
          },
        }),
        entityImagesContent,
      ],
      apis: apis(),
      mountedRoutes,
    });
    expect(await screen.findByText('Size to pull')).toBeInTheDocument();
  });

  it('adds no tab to a library', async () => {
    const library = {
      ...checkout,
      metadata: { ...checkout.metadata, annotations: {} },
      spec: { ...checkout.spec, type: 'library' },
    };
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: library }),
        entityImagesContent,
      ],
      apis: apis(),
      mountedRoutes,
    });
    // What the page of the test shows where no extension has anything for it.
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
    expect(screen.queryByText('Size to pull')).not.toBeInTheDocument();
  });

  it.each(imageAnnotations)(
    'adds a tab where %s names the images',
    async annotation => {
      renderTestApp({
        extensions: [
          createTestEntityPage({
            entity: {
              ...checkout,
              metadata: {
                ...checkout.metadata,
                annotations: { [annotation]: 'shop/checkout' },
              },
              spec: { ...checkout.spec, type: 'library' },
            },
          }),
          entityImagesContent,
        ],
        apis: apis(),
        mountedRoutes,
      });
      expect(await screen.findByText('Size to pull')).toBeInTheDocument();
    },
  );

  it('adds a card to the overview', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity: checkout }),
        entityImageSummaryCard,
      ],
      apis: apis(),
      mountedRoutes,
    });
    expect(await screen.findByText('shop/checkout 2.14.0')).toBeInTheDocument();
  });
});
