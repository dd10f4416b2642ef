import { screen, within } from '@testing-library/react';
import type { Entity } from '@backstage/catalog-model';
import {
  coreExtensionData,
  createExtensionInput,
  createFrontendPlugin,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import type { ImageInsightsApi } from '@image-insights/backstage-plugin-image-insights-common';
import plugin from './index';
import {
  checkout,
  costSummary,
  entitySummary,
  growingHistory,
  leaderboard,
  leaderboardRow,
  mockImageInsightsApi,
  repositorySummary,
} from './__testUtils__';

// The catalog's page of an entity, as far as tabs attach to it.
const catalog = createFrontendPlugin({
  pluginId: 'catalog',
  extensions: [
    PageBlueprint.makeWithOverrides({
      name: 'entity',
      inputs: {
        contents: createExtensionInput([
          coreExtensionData.reactElement,
          coreExtensionData.routePath,
          coreExtensionData.routeRef.optional(),
          EntityContentBlueprint.dataRefs.title,
          EntityContentBlueprint.dataRefs.filterFunction.optional(),
          EntityContentBlueprint.dataRefs.group.optional(),
        ]),
      },
      factory: original =>
        original({
          path: '/catalog/:namespace/:kind/:name',
          routeRef: entityRouteRef,
          loader: async () => <p>an entity</p>,
        }),
    }),
  ],
});

type Setting =
  | boolean
  | { config: Record<string, string | number | boolean | string[]> };

/** The whole plugin in an app whose app-config.yaml has `app.extensions`. */
function renderApp(options: {
  settings?: Record<string, Setting>;
  path?: string;
  entity?: Entity;
  api?: Partial<ImageInsightsApi>;
}) {
  const { settings = {}, path, entity } = options;
  const api = mockImageInsightsApi(options.api);
  renderTestApp({
    features: entity ? [plugin] : [plugin, catalog],
    extensions: entity ? [createTestEntityPage({ entity })] : [],
    config: {
      app: {
        extensions: Object.entries(settings).map(([id, value]) => ({
          [id]: value,
        })),
      },
    },
    apis: [api, mockApis.permission()],
    initialRouteEntries: path ? [path] : undefined,
  });
  return api;
}

const images = 'entity-content:image-insights/images';
const summaryCard = 'entity-card:image-insights/summary';
const portfolioCard = 'entity-card:image-insights/portfolio';
const onlyTab = { [summaryCard]: false, [portfolioCard]: false };
const onlyCard = { [images]: false, [portfolioCard]: false };
const unlinked: Entity = {
  ...checkout,
  metadata: { ...checkout.metadata, annotations: {} },
};

// What the app fetches when a page is opened is compiled here before the clock
// of a test runs.
beforeAll(async () => {
  await import('./components/card');
  await import('./components/images');
  await import('./components/leaderboard');
  await import('./components/savings');
}, 180_000);

// The app remembers the reader's language there.
beforeEach(() => window.localStorage.clear());

describe('app.extensions', () => {
  it('moves and names the page and its tabs, and links follow', async () => {
    renderApp({
      path: '/containers',
      settings: {
        'page:image-insights': { config: { path: '/containers' } },
        'sub-page:image-insights/leaderboard': true,
        'sub-page:image-insights/scans': {
          config: { path: 'health', title: 'Health' },
        },
        [images]: { config: { path: '/containers' } },
      },
    });
    const table = await screen.findByRole('table', {
      name: 'Services by growth, 2',
    });
    expect(screen.getByRole('tab', { name: 'Health' })).toHaveAttribute(
      'href',
      '/containers/health',
    );
    expect(
      within(table).getByRole('link', { name: /^checkout/ }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/containers');
  });

  it('opens the page on what is listed first', async () => {
    renderApp({
      path: '/image-insights',
      settings: {
        'sub-page:image-insights/savings': true,
        'sub-page:image-insights/leaderboard': true,
      },
    });
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('tab').map(tab => tab.textContent)).toEqual(
      expect.arrayContaining(['Savings', 'Leaderboard', 'Findings']),
    );
  });

  it('switches pages off', async () => {
    renderApp({
      path: '/image-insights',
      settings: {
        'sub-page:image-insights/savings': false,
        'sub-page:image-insights/scans': false,
      },
    });
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('tab', { name: 'Findings' })).toBeInTheDocument();
    expect(
      screen.queryByRole('tab', { name: 'Savings' }),
    ).not.toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Scan health' }),
    ).not.toBeInTheDocument();
  });

  it('leads to an entity itself where the tab is switched off', async () => {
    const row = leaderboardRow({ cost: costSummary() });
    renderApp({
      path: '/image-insights',
      settings: { [images]: false },
      api: { getLeaderboard: async () => leaderboard({ items: [row] }) },
    });
    const table = await screen.findByRole('table', {
      name: 'Services by growth, 2',
    });
    expect(
      within(table).getByRole('link', { name: /^checkout/ }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout');
    // Nor does any other link lead to a view of it.
    const links = within(table).getAllByRole('link');
    expect(links).toHaveLength(2);
    for (const link of links) {
      expect(link.getAttribute('href')).toMatch(
        /^\/catalog\/default\/component\/[^/]+$/,
      );
    }
  });

  it('chooses by what the leaderboard ranks at first', async () => {
    const api = renderApp({
      path: '/image-insights',
      settings: {
        'sub-page:image-insights/leaderboard': {
          config: { defaultSort: 'score' },
        },
      },
    });
    expect(
      await screen.findByRole('table', { name: 'Services by score, 2' }),
    ).toBeInTheDocument();
    expect(api.getLeaderboard).toHaveBeenCalledWith(
      expect.objectContaining({ orderBy: 'score', order: 'asc' }),
      expect.anything(),
    );
  });

  it('chooses the range and the platform that the tab begins with', async () => {
    const api = renderApp({
      entity: checkout,
      settings: {
        ...onlyTab,
        [images]: {
          config: { defaultRange: '30d', defaultPlatform: 'linux/arm64' },
        },
      },
      api: {
        getEntitySummary: async () =>
          entitySummary({
            repositories: [
              repositorySummary({ platforms: ['linux/amd64', 'linux/arm64'] }),
            ],
          }),
        getEntityHistory: jest.fn(async () => growingHistory()),
      },
    });
    expect(await screen.findByRole('radio', { name: '30 days' })).toBeChecked();
    expect(api.getEntityHistory).toHaveBeenCalledWith(
      'component:default/checkout',
      expect.objectContaining({ platform: 'linux/arm64' }),
      expect.anything(),
    );
  });

  it('has own words for owners of services without images', async () => {
    renderApp({
      entity: unlinked,
      settings: {
        ...onlyTab,
        [images]: {
          config: { notLinkedText: 'Ask #platform for your repository.' },
        },
      },
      api: {
        getEntitySummary: async () => entitySummary({ repositories: [] }),
      },
    });
    expect(
      await screen.findByText('Ask #platform for your repository.'),
    ).toBeInTheDocument();
  });

  it('shows the tab only where images are linked, if told so', async () => {
    renderApp({
      entity: unlinked,
      settings: {
        ...onlyTab,
        [images]: { config: { showWhenMissing: false } },
      },
    });
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });

  it('links nothing of the card to a tab that is switched off', async () => {
    renderApp({ entity: checkout, settings: onlyCard });
    expect(await screen.findByText('shop/checkout 2.14.0')).toBeInTheDocument();
    expect(
      await screen.findByText('pip cache left in the layer'),
    ).toBeInTheDocument();
    const paths = screen
      .queryAllByRole('link')
      .map(link => link.getAttribute('href') ?? '');
    expect(paths.filter(path => /images|findings|compare/.test(path))).toEqual(
      [],
    );
    expect(screen.queryByText('why')).not.toBeInTheDocument();
  });

  it('leaves the line out of the card, and does not ask for it', async () => {
    const api = renderApp({
      entity: checkout,
      settings: {
        ...onlyCard,
        [summaryCard]: { config: { showSpark: false } },
      },
    });
    expect(await screen.findByText('shop/checkout 2.14.0')).toBeInTheDocument();
    expect(api.getEntityHistory).not.toHaveBeenCalled();
  });
});

describe('German', () => {
  it('is there for apps that offer it', async () => {
    renderApp({
      entity: checkout,
      settings: {
        ...onlyTab,
        'api:app/app-language': {
          config: { availableLanguages: ['en', 'de'], defaultLanguage: 'de' },
        },
      },
    });
    expect(await screen.findByText('Größe je Pull')).toBeInTheDocument();
  });
});
