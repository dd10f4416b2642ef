import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  Budget,
  Leaderboard,
  LeaderboardQuery,
  LeaderboardRow,
} from '@image-insights/backstage-plugin-image-insights-common';
import {
  digestOf,
  leaderboard,
  leaderboardRow,
  renderOnEntity,
} from '../../../__testUtils__';
import { BudgetsAudit } from './BudgetsAudit';

const now = Date.parse('2026-11-21T10:00:00Z');

const broken: Budget = {
  limitBytes: 250_000_000,
  overBytes: 18_300_000,
  source: 'annotation',
  since: {
    tag: '2.14.0',
    digest: digestOf(14),
    at: '2026-11-20T08:00:00.000Z',
    dateSource: 'created',
    compressedBytes: 268_300_000,
  },
};

const almost: LeaderboardRow = leaderboardRow({
  rank: 1,
  entityRef: 'component:default/search',
  title: 'search',
  compressedBytes: 480_000_000,
  budget: { limitBytes: 500_000_000, overBytes: -20_000_000, source: 'config' },
});

const free = leaderboardRow({
  entityRef: 'component:default/media',
  title: 'media',
  compressedBytes: 930_000_000,
});

const tiny = leaderboardRow({
  entityRef: 'component:default/tiny',
  title: 'tiny',
  compressedBytes: 2_000,
});

type Totals = Partial<NonNullable<Leaderboard['totals']['budgets']>>;

/** Answers as the backend does: by the budgets that are asked for. */
function answers(
  totals: Totals = {},
  over = [leaderboardRow({ budget: broken })],
) {
  const budgets = {
    over: over.length,
    near: 1,
    set: 3,
    none: 1,
    notRead: 0,
    since: '2026-06-12T08:00:00.000Z',
    ...totals,
  };
  return jest.fn(async (query: LeaderboardQuery = {}) => {
    const items =
      { over, near: [almost], none: [free, tiny], set: [...over, almost] }[
        query.budget ?? 'set'
      ] ?? [];
    return leaderboard({
      items,
      totalCount: items.length,
      totals: {
        services: items.length,
        compressedBytes: 0,
        grew: 0,
        shrank: 0,
        budgets,
      },
    });
  });
}

function renderBudgets(
  getLeaderboard = answers(),
  path = '/image-insights/budgets',
) {
  return renderOnEntity(<BudgetsAudit />, { api: { getLeaderboard }, path });
}

describe('BudgetsAudit', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('opens with how many budgets are broken, and since when', async () => {
    renderBudgets();
    expect(
      await screen.findByRole('heading', {
        name: '1 of 3 services with a budget breaks it, since 12 Jun 2026.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'One more uses at least 90% of it. One service has none.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Rests on 4 of 4 services/)).toBeInTheDocument();
  });

  it('names the budget, the size, by how much and since which release', async () => {
    renderBudgets();
    const row = within(
      await screen.findByRole('table', {
        name: 'Services over their budget, 1',
      }),
    ).getAllByRole('row')[1];
    expect(row).toHaveTextContent('checkout');
    expect(row).toHaveTextContent('250.0 MBfrom the annotation');
    expect(row).toHaveTextContent('268.3 MBof 250.0 MB');
    expect(row).toHaveTextContent(/18\.3 MB108\s?% used/);
    expect(within(row).getByRole('link', { name: '2.14.0' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images?release=2.14.0',
    );
    expect(within(row).getByRole('img')).toHaveAccessibleName(
      'Size over 90 days, 182 MB to 268 MB',
    );
  });

  it('measures the largest image of a service that has several', async () => {
    const image = leaderboardRow().repositories[0];
    renderBudgets(
      answers({}, [
        leaderboardRow({
          compressedBytes: 300_000_000,
          repositories: [
            {
              ...image,
              repository: 'r.example/shop/w',
              compressedBytes: 31_700_000,
            },
            {
              ...image,
              repository: 'r.example/shop/c',
              compressedBytes: 268_300_000,
            },
          ],
          budget: broken,
        }),
      ]),
    );
    expect(await screen.findByText('shop/c')).toBeInTheDocument();
    expect(screen.getByText('268.3 MB')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'checkout' })).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images?repo=r.example%2Fshop%2Fc',
    );
  });

  it('lists apart what is about to break its budget', async () => {
    renderBudgets();
    const row = within(
      await screen.findByRole('table', {
        name: 'Services near their budget, 1',
      }),
    ).getAllByRole('row')[1];
    expect(row).toHaveTextContent('search');
    expect(row).toHaveTextContent('from the configuration');
    expect(row).toHaveTextContent(/20\.0 MB96\s?% used/);
  });

  it('counts services without a budget, says how to set one and which they are', async () => {
    const api = renderBudgets();
    await userEvent.click(
      await screen.findByRole('button', { name: 'How to set one, and which' }),
    );
    expect(
      screen.getByText(/image-insights\.io\/size-budget: 250 MB/),
    ).toBeInTheDocument();
    expect(screen.getByText(/sizeBudget: 500 MB/)).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'media' })).toHaveAttribute(
      'href',
      '/catalog/default/component/media/images',
    );
    // The smallest beside the largest is not nothing.
    expect(screen.getByRole('row', { name: /^tiny/ })).toHaveTextContent(
      '< 0.1 MB',
    );
    expect(api.getLeaderboard).toHaveBeenCalledWith(
      expect.objectContaining({ budget: 'none', orderBy: 'compressedBytes' }),
      expect.anything(),
    );
  });

  it('asks for the filters of its address, and downloads exactly those', async () => {
    const save = jest.fn();
    Object.assign(URL, { createObjectURL: save, revokeObjectURL: jest.fn() });
    const api = renderBudgets(
      answers(),
      '/image-insights/budgets?owner=group%3Adefault%2Fpayments',
    );
    const [download] = await screen.findAllByRole('button', {
      name: 'Download CSV (1 row)',
    });
    await userEvent.click(download);
    await waitFor(() => expect(save).toHaveBeenCalled());
    expect(api.getCsv).toHaveBeenCalledWith(
      'leaderboard',
      expect.objectContaining({
        budget: 'over',
        orderBy: 'budget',
        owner: ['group:default/payments'],
      }),
      expect.anything(),
    );
    expect(screen.getByRole('link', { name: 'Report' })).toHaveAttribute(
      'href',
      '/image-insights/report?owner=group%3Adefault%2Fpayments',
    );
  });

  it('says that all is well where it is', async () => {
    renderBudgets(answers({ over: 0, near: 0, none: 0, since: undefined }, []));
    expect(
      await screen.findByRole('heading', {
        name: 'All 3 services with a budget keep it.',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('No budget is broken.')).toBeInTheDocument();
    expect(screen.queryByText(/^Near their budget/)).not.toBeInTheDocument();
    expect(screen.queryByText(/no budget$/)).not.toBeInTheDocument();
  });

  it('begins with how to set one where there is none', async () => {
    renderBudgets(
      answers({ over: 0, near: 0, set: 0, none: 4, since: undefined }, []),
    );
    expect(
      await screen.findByRole('heading', {
        name: 'No service has a budget yet.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/image-insights\.io\/size-budget: 250 MB/),
    ).toBeInTheDocument();
  });

  it('says what it left out: services that could not be read', async () => {
    renderBudgets(answers({ notRead: 2 }));
    expect(
      await screen.findByText(/^Rests on 4 of 6 services; 2 not read/),
    ).toBeInTheDocument();
  });

  it('lets one try again after a failure', async () => {
    const fine = answers();
    const getLeaderboard = jest
      .fn(fine)
      .mockRejectedValueOnce(new Error('The database is away'));
    renderBudgets(getLeaderboard);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('table', {
        name: 'Services over their budget, 1',
      }),
    ).toBeInTheDocument();
  });
});
