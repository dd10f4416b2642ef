import type { Entity } from '@backstage/catalog-model';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Overview } from '@image-insights/backstage-plugin-image-insights-common';
import { leaderboardRow, overview, renderOnEntity } from '../../__testUtils__';
import { EntityImagePortfolioCard } from './EntityImagePortfolioCard';

const now = Date.parse('2026-11-21T10:00:00Z');

const shop: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'System',
  metadata: { name: 'shop', namespace: 'default' },
  relations: [{ type: 'hasPart', targetRef: 'component:default/checkout' }],
};

const commerce: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'commerce', namespace: 'default' },
  relations: [{ type: 'parentOf', targetRef: 'group:default/payments' }],
};

const payments: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
};

function shopOverview(over: Partial<Overview> = {}): Overview {
  return overview({
    services: 14,
    images: 16,
    compressedBytes: 3_120_000_000,
    distinctBytes: 2_260_000_000,
    change30Days: { bytes: 122_000_000, percent: 4.07 },
    spark: leaderboardRow().spark,
    score: { points: 69.4, grade: 'C', services: 14 },
    cost: {
      amountPerMonth: 61.2,
      currency: 'USD',
      services: 14,
      bytesPerMonth: 1e12,
    },
    overBudget: 1,
    items: [
      leaderboardRow({
        budget: {
          limitBytes: 250_000_000,
          overBytes: 18_300_000,
          source: 'annotation',
        },
      }),
      leaderboardRow({
        entityRef: 'component:default/search',
        title: 'search',
        compressedBytes: 512_000_000,
        change30Days: { bytes: 22_000_000, percent: 4.5 },
      }),
      leaderboardRow({
        entityRef: 'component:default/media',
        title: 'media',
        compressedBytes: 930_000_000,
        change30Days: undefined,
      }),
    ],
    bestChange: {
      kind: 'one-base',
      base: 'debian:12-slim',
      services: 9,
      savesBytes: 1_100_000_000,
    },
    ...over,
  });
}

function renderCard(
  entity: Entity,
  answer: Overview | (() => Promise<Overview>),
) {
  return renderOnEntity(<EntityImagePortfolioCard />, {
    entity,
    catalog: catalogApiMock({ entities: [payments] }),
    api: {
      getOverview: typeof answer === 'function' ? answer : async () => answer,
    },
  });
}

describe('EntityImagePortfolioCard', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('sums up a system: bytes, change, money, score, what grew, what helps', async () => {
    const api = renderCard(shop, shopOverview());
    expect(
      await screen.findByText(/2.26 GB counting shared layers once/),
    ).toHaveTextContent('3.12 GB to pull');
    expect(
      screen.getByText(/in 30 days$/, { selector: 'p span' }),
    ).toHaveTextContent('▲ +122 MB (+4.1%)');
    expect(screen.getByRole('link', { name: '≈ $61 a month' })).toHaveAttribute(
      'href',
      '/image-insights/savings?system=system%3Adefault%2Fshop',
    );
    expect(
      screen.getByRole('link', { name: 'Mean score 69 · C' }),
    ).toHaveAttribute(
      'href',
      '/image-insights/leaderboard?system=system%3Adefault%2Fshop&sort=score',
    );
    expect(
      screen.getByRole('link', { name: 'one debian:12-slim for 9 services' }),
    ).toHaveAttribute(
      'href',
      '/image-insights/base-images?system=system%3Adefault%2Fshop',
    );
    expect(api.getOverview).toHaveBeenCalledWith(
      { system: ['system:default/shop'], limit: 3 },
      expect.anything(),
    );
  });

  it('names the services that grew most, each with trend and budget', async () => {
    renderCard(shop, shopOverview());
    const rows = within(
      await screen.findByRole('list', { name: 'Grew most in 30 days' }),
    ).getAllByRole('listitem');
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveTextContent('checkout268 MB');
    expect(rows[0]).toHaveTextContent('+81.3 MB (+43.5%)');
    expect(rows[0]).toHaveTextContent('18.3 MB over budget');
    expect(within(rows[0]).getByRole('img')).toHaveAccessibleName(
      'Size over 90 days, 182 MB to 268 MB',
    );
    expect(within(rows[0]).getByRole('link')).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images',
    );
    expect(rows[1]).not.toHaveTextContent('over budget');
    expect(rows[2]).toHaveTextContent('new within 30 days');
  });

  it('leads to all services, to broken budgets and to what was not read', async () => {
    renderCard(shop, shopOverview({ notRead: 2 }));
    const search = 'system=system%3Adefault%2Fshop';
    expect(
      await screen.findByRole('link', { name: 'All 14 services' }),
    ).toHaveAttribute('href', `/image-insights/leaderboard?${search}`);
    expect(screen.getByRole('link', { name: '1 over budget' })).toHaveAttribute(
      'href',
      `/image-insights/budgets?${search}`,
    );
    expect(screen.getByRole('link', { name: '2 not read' })).toHaveAttribute(
      'href',
      `/image-insights/scans?${search}`,
    );
  });

  it('counts what a group and the groups below it own', async () => {
    const api = renderCard(commerce, shopOverview());
    const all = await screen.findByRole('link', { name: 'All 14 services' });
    expect(all).toHaveAttribute(
      'href',
      '/image-insights/leaderboard?owner=group%3Adefault%2Fcommerce&owner=group%3Adefault%2Fpayments',
    );
    expect(screen.getByText('Images of this group')).toBeInTheDocument();
    expect(api.getOverview).toHaveBeenCalledWith(
      {
        owner: ['group:default/commerce', 'group:default/payments'],
        limit: 3,
      },
      expect.anything(),
    );
  });

  it('says what is not known: no cost, no score, nothing to compare with', async () => {
    renderCard(
      shop,
      shopOverview({
        change30Days: undefined,
        cost: undefined,
        score: undefined,
        bestChange: undefined,
        overBudget: 0,
      }),
    );
    expect(
      await screen.findByText('No release 30 days ago to compare with'),
    ).toBeInTheDocument();
    expect(screen.getByText('Not judged yet')).toBeInTheDocument();
    expect(
      screen.getByText('No change would help several services at once.'),
    ).toBeInTheDocument();
    expect(screen.queryByText(/a month/)).not.toBeInTheDocument();
    expect(screen.queryByText(/over budget$/, { selector: 'a' })).toBeNull();
  });

  it('names the largest where nothing grew, and a rule that helps most', async () => {
    renderCard(
      shop,
      shopOverview({
        score: { points: 69.4, grade: 'C', services: 9 },
        items: [leaderboardRow({ change30Days: { bytes: 0, percent: 0 } })],
        bestChange: {
          kind: 'rule',
          rule: 'apt-lists',
          title: 'Package lists left in a layer',
          services: 3,
          savesBytes: 60_000_000,
          isEstimate: true,
        },
      }),
    );
    expect(
      await screen.findByRole('list', { name: 'Largest' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('link', {
        name: 'Package lists left in a layer (3 services)',
      }),
    ).toHaveAttribute(
      'href',
      '/image-insights/findings?rule=apt-lists&system=system%3Adefault%2Fshop',
    );
    expect(screen.getByText(/^Best common change: /)).toHaveTextContent(
      'Best common change: Package lists left in a layer (3 services), ≈ −60.0 MB',
    );
    expect(
      screen.getByRole('link', { name: 'Mean score 69 · C, 9 judged' }),
    ).toBeInTheDocument();
  });

  it('says how to link images where none are', async () => {
    renderCard(shop, overview());
    expect(
      await screen.findByText(/^No service of this system has images linked\./),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'Copy lines' }),
    ).toBeInTheDocument();
  });

  it('does not take a domain without systems for the whole organisation', async () => {
    const api = renderCard(
      { ...shop, kind: 'Domain', relations: [] },
      shopOverview(),
    );
    expect(
      await screen.findByText(/^This domain has no systems/),
    ).toBeInTheDocument();
    expect(api.getOverview).not.toHaveBeenCalled();
  });

  it('says that nothing could be read, and leads to why', async () => {
    renderCard(shop, overview({ services: 3, notRead: 3 }));
    expect(
      await screen.findByText('Nothing of the 3 services could be read yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Scan health' }),
    ).toBeInTheDocument();
  });

  it('lets one try again after a failure', async () => {
    const getOverview = jest
      .fn<Promise<Overview>, []>()
      .mockRejectedValueOnce(new Error('The registry sleeps.'))
      .mockResolvedValueOnce(shopOverview());
    renderCard(shop, getOverview);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Image data could not be loaded. The registry sleeps.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'All 14 services' }),
    ).toBeInTheDocument();
  });

  it('says so when the catalog does not answer', async () => {
    const catalog = catalogApiMock.mock({
      getEntitiesByRefs: async () => {
        throw new Error('The catalog sleeps.');
      },
    });
    renderOnEntity(<EntityImagePortfolioCard />, { entity: commerce, catalog });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The catalog sleeps.',
    );
  });

  it('is busy until the sums are there', async () => {
    let answer: (value: Overview) => void = () => {};
    renderCard(shop, () => new Promise(resolve => (answer = resolve)));
    const heading = await screen.findByText('Images of this system');
    const busy = () => document.querySelector('[aria-busy="true"]');
    expect(heading).toBeInTheDocument();
    expect(busy()).not.toBeNull();
    await waitFor(() => {
      answer(shopOverview());
      expect(busy()).toBeNull();
    });
  });

  it('is nothing on an entity of another kind', async () => {
    renderOnEntity(<EntityImagePortfolioCard />);
    expect(await screen.findByLabelText('address')).toBeInTheDocument();
    expect(screen.queryByText(/^Images of this/)).not.toBeInTheDocument();
  });
});
