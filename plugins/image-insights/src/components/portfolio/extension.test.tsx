import type { Entity } from '@backstage/catalog-model';
import { screen } from '@testing-library/react';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  catalogApiMock,
  createTestEntityPage,
} from '@backstage/plugin-catalog-react/testUtils';
import { checkout, mockImageInsightsApi, overview } from '../../__testUtils__';
import plugin from '../../index';
import { entityImagePortfolioCard } from '../../plugin';

function renderOverview(entity: Entity) {
  renderTestApp({
    extensions: [createTestEntityPage({ entity }), entityImagePortfolioCard],
    apis: [
      mockImageInsightsApi({ getOverview: async () => overview() }),
      catalogApiMock(),
    ],
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });
}

describe('entity-card:image-insights/portfolio', () => {
  it('is the id by which an app configures it', () => {
    expect(
      plugin.getExtension('entity-card:image-insights/portfolio'),
    ).toBeDefined();
  });

  it.each(['System', 'Domain', 'Group'])('is on a %s', async kind => {
    renderOverview({ ...checkout, kind });
    expect(
      await screen.findByText(`Images of this ${kind.toLowerCase()}`),
    ).toBeInTheDocument();
  });

  it('is not on a component', async () => {
    renderOverview(checkout);
    expect(await screen.findByTestId('empty-entity-page')).toBeInTheDocument();
  });
});
