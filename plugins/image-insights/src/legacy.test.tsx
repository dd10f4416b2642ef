import { screen } from '@testing-library/react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntityImagePortfolioCard,
  EntityImagesContent,
  EntityImageSummaryCard,
  ImageInsightsPage,
  imageInsightsApiRef,
  imageInsightsPlugin,
  isImageInsightsAvailable,
} from './legacy';
import { Route, Routes } from 'react-router-dom';
import { checkout, leaderboard, mockImageInsightsApi } from './__testUtils__';

/** Some services, two of which have a budget. */
async function getLeaderboard() {
  const board = leaderboard();
  const budgets = { over: 1, near: 0, set: 2, none: 1, notRead: 0 };
  return { ...board, totals: { ...board.totals, budgets } };
}

function renderLegacy(element: JSX.Element, path = '/', entity = checkout) {
  return renderInTestApp(
    <TestApiProvider
      apis={[
        [imageInsightsApiRef, mockImageInsightsApi({ getLeaderboard })],
        [catalogApiRef, catalogApiMock()],
        [
          permissionApiRef,
          { authorize: async () => ({ result: AuthorizeResult.ALLOW }) },
        ],
      ]}
    >
      <EntityProvider entity={entity}>{element}</EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

describe('the plugin on the old frontend system', () => {
  it('registers the same client under the same id', () => {
    expect(imageInsightsPlugin.getId()).toBe('image-insights');
    expect([...imageInsightsPlugin.getApis()].map(({ api }) => api.id)).toEqual(
      ['plugin.image-insights.client'],
    );
  });

  it('tells which entities have images', () => {
    expect(isImageInsightsAvailable(checkout)).toBe(true);
  });

  it('shows the Images tab', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/images" element={<EntityImagesContent />} />
      </Routes>,
      '/images',
    );
    expect(await screen.findByText('Size to pull')).toBeInTheDocument();
  });

  it('shows the card', async () => {
    await renderLegacy(<EntityImageSummaryCard />);
    expect(await screen.findByText('shop/checkout 2.14.0')).toBeInTheDocument();
  });

  it('shows the page with a header of its own', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/image-insights/*" element={<ImageInsightsPage />} />
      </Routes>,
      '/image-insights/leaderboard',
    );
    expect(
      await screen.findByRole('heading', { name: 'Image Insights' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
  });

  it('has a tab for every page of the organisation', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/image-insights/*" element={<ImageInsightsPage />} />
      </Routes>,
      '/image-insights/leaderboard',
    );
    const tabs = await screen.findAllByRole('tab');
    expect(tabs.map(tab => tab.textContent)).toEqual([
      'Leaderboard',
      'Savings',
      'Findings',
      'Base images',
      'Shared layers',
      'Budgets',
      'Scan health',
      'Report',
    ]);
  });

  it.each([
    ['/image-insights/findings', 'Findings'],
    ['/image-insights/base-images', 'Base images'],
    ['/image-insights/layers', 'Shared layers'],
    ['/image-insights/budgets', 'Budgets'],
    ['/image-insights/scans', 'Scan health'],
    ['/image-insights/scans/7', 'Scan health'],
    ['/image-insights/report', 'Report'],
  ])(
    'opens %s, with its tab chosen and its content there',
    async (path, tab) => {
      await renderLegacy(
        <Routes>
          <Route path="/image-insights/*" element={<ImageInsightsPage />} />
        </Routes>,
        path,
      );
      expect(await screen.findByRole('tab', { name: tab })).toHaveAttribute(
        'aria-selected',
        'true',
      );
      // Each page begins with the sentence that answers, as a heading.
      expect(
        (await screen.findAllByRole('heading', { level: 2 })).length,
      ).toBeGreaterThan(0);
      expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    },
  );

  it('shows only the pages that the app wants, in its order', async () => {
    await renderLegacy(
      <Routes>
        <Route
          path="/image-insights/*"
          element={
            <ImageInsightsPage
              pages={['scans', 'leaderboard']}
              defaultSort="score"
            />
          }
        />
      </Routes>,
      '/image-insights/leaderboard',
    );
    expect(
      await screen.findByRole('table', { name: 'Services by score, 2' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual([
      'Scan health',
      'Leaderboard',
    ]);
  });

  it('begins the tab with what the app says', async () => {
    await renderLegacy(
      <Routes>
        <Route
          path="/images"
          element={<EntityImagesContent defaultRange="1y" />}
        />
      </Routes>,
      '/images',
    );
    expect(await screen.findByRole('radio', { name: '1 year' })).toBeChecked();
  });

  it('shows the card of a system', async () => {
    await renderLegacy(<EntityImagePortfolioCard />, '/', {
      ...checkout,
      kind: 'System',
    });
    expect(
      await screen.findByText('Images of this system'),
    ).toBeInTheDocument();
  });

  it('shows the savings as a tab of the page', async () => {
    await renderLegacy(
      <Routes>
        <Route path="/image-insights/*" element={<ImageInsightsPage />} />
      </Routes>,
      '/image-insights/savings',
    );
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
  });
});
