import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  costSummary,
  leaderboard,
  leaderboardRow,
  renderOnEntity,
  scan,
} from '../../__testUtils__';
import { Leaderboard } from './Leaderboard';

type Board = ReturnType<typeof leaderboard>;

const now = Date.parse('2026-11-21T10:00:00Z');

describe('Leaderboard', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('opens with the sums in a sentence and ranks by growth', async () => {
    const api = renderOnEntity(<Leaderboard />);
    expect(
      await screen.findByText(
        '2 services, 780 MB to pull. 1 grew by more than 10 % in 30 days; 0 shrank by as much.',
      ),
    ).toBeInTheDocument();
    const rows = within(
      screen.getByRole('table', { name: 'Services by growth, 2' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('checkout');
    expect(rows[1]).toHaveTextContent('payments');
    expect(rows[1]).toHaveTextContent('+81.3 MB (+43.5 %)');
    expect(rows[2]).toHaveTextContent('no change');
    expect(api.getLeaderboard).toHaveBeenCalledWith(
      expect.objectContaining({ orderBy: 'growth', order: 'desc' }),
      expect.anything(),
    );
  });

  it('links a service to its images and says its trend in words', async () => {
    renderOnEntity(<Leaderboard />);
    expect(
      await screen.findByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/images');
    expect(
      screen.getAllByRole('img', {
        name: 'Size over 90 days, 182 MB to 268 MB',
      }),
    ).toHaveLength(2);
  });

  it('ranks by cost a month, and leads to how it comes about', async () => {
    const api = renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () =>
          leaderboard({
            items: [
              leaderboardRow({ cost: costSummary() }),
              leaderboardRow({
                rank: 2,
                entityRef: 'component:default/search',
                title: 'search',
              }),
            ],
          }),
      },
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'Cost' }));
    const rows = within(
      await screen.findByRole('table', {
        name: 'Services by cost a month, 2',
      }),
    ).getAllByRole('row');
    expect(
      within(rows[1]).getByRole('link', { name: '≈ $4.8' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/cost',
    );
    expect(rows[2]).toHaveTextContent('not calculated yet');
    await waitFor(() =>
      expect(api.getLeaderboard).toHaveBeenLastCalledWith(
        expect.objectContaining({ orderBy: 'cost', order: 'desc' }),
        expect.anything(),
      ),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('?sort=-cost');
  });

  it('ranks by size on demand and keeps that in the address', async () => {
    const api = renderOnEntity(<Leaderboard />);
    await userEvent.click(await screen.findByRole('radio', { name: 'Size' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?sort=-compressedBytes',
    );
    await waitFor(() =>
      expect(api.getLeaderboard).toHaveBeenLastCalledWith(
        expect.objectContaining({ orderBy: 'compressedBytes', order: 'desc' }),
        expect.anything(),
      ),
    );
  });

  it('shows score and waste, and words where they are not known', async () => {
    renderOnEntity(<Leaderboard />);
    const rows = within(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('61 · C');
    expect(rows[1]).toHaveTextContent('54.2 MB');
    expect(rows[2]).toHaveTextContent('not judged yet');
    expect(rows[2]).toHaveTextContent('layers not read');
  });

  it('ranks by score, the worst first, and by waste, the most first', async () => {
    const api = renderOnEntity(<Leaderboard />);
    await userEvent.click(await screen.findByRole('radio', { name: 'Score' }));
    expect(screen.getByLabelText('address')).toHaveTextContent('?sort=score');
    expect(
      await screen.findByRole('table', { name: 'Services by score, 2' }),
    ).toBeInTheDocument();
    expect(api.getLeaderboard).toHaveBeenLastCalledWith(
      expect.objectContaining({ orderBy: 'score', order: 'asc' }),
      expect.anything(),
    );
    expect(screen.getByRole('radio', { name: 'Lowest first' })).toBeChecked();
    await userEvent.click(screen.getByRole('radio', { name: 'Waste' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?sort=-wastedBytes',
    );
    expect(
      await screen.findByRole('table', { name: 'Services by waste, 2' }),
    ).toBeInTheDocument();
  });

  it('names an order that it does not know', async () => {
    renderOnEntity(<Leaderboard />, { path: '/?sort=beauty' });
    expect(
      await screen.findByText('beauty is not a known order. Showing growth.'),
    ).toBeInTheDocument();
  });

  it('filters by what the address says and lets each filter be removed', async () => {
    const api = renderOnEntity(<Leaderboard />, {
      path: '/?owner=group:default/payments&lifecycle=production&budget=over',
    });
    const filters = await screen.findByRole('list', { name: 'Filters in use' });
    expect(api.getLeaderboard).toHaveBeenCalledWith(
      expect.objectContaining({
        owner: ['group:default/payments'],
        lifecycle: ['production'],
        budget: 'over',
      }),
      expect.anything(),
    );
    await userEvent.click(
      within(filters).getByRole('button', {
        name: 'Remove the filter Owner: payments',
      }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?lifecycle=production&budget=over',
    );
  });

  it('searches once typing has paused', async () => {
    // Without a pause between keys, however slow the machine is.
    const user = userEvent.setup({ delay: null });
    const api = renderOnEntity(<Leaderboard />);
    await user.type(
      await screen.findByRole('searchbox', { name: 'Find a service' }),
      'shop',
    );
    await waitFor(() =>
      expect(api.getLeaderboard).toHaveBeenLastCalledWith(
        expect.objectContaining({ q: 'shop' }),
        expect.anything(),
      ),
    );
    const asked = api.getLeaderboard.mock.calls.map(([query]) => query?.q);
    expect(asked).not.toContain('sh');
  });

  it('goes on by cursor and back, and tells where one is', async () => {
    const page = (first: number, over: Partial<Board>) =>
      leaderboard({
        items: [leaderboardRow({ rank: first, title: `rank ${first}` })],
        totalCount: 10_101,
        ...over,
      });
    const api = renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async query => {
          switch (query?.cursor) {
            case 'c2':
              return page(51, { nextCursor: 'c3', previousCursor: 'c1' });
            case 'c3':
              return page(101, { previousCursor: 'c2' });
            default:
              return page(1, { nextCursor: 'c2' });
          }
        },
      },
    });
    const turn = async (name: string) => {
      const [first] = await screen.findAllByRole('button', { name });
      await userEvent.click(first);
    };
    await turn('Next page');
    expect(await screen.findAllByText('51 to 51 of 10,101')).toHaveLength(2);
    expect(api.getLeaderboard).toHaveBeenLastCalledWith(
      expect.objectContaining({ cursor: 'c2' }),
      expect.anything(),
    );
    await turn('Next page');
    expect(await screen.findAllByText('101 to 101 of 10,101')).toHaveLength(2);
    // There is no way on, so that the way back is at hand.
    const [back] = screen.getAllByRole('button', { name: 'Previous page' });
    expect(back).toHaveFocus();
    await turn('Previous page');
    expect(await screen.findAllByText('51 to 51 of 10,101')).toHaveLength(2);
    await turn('Previous page');
    expect(await screen.findAllByText('1 to 1 of 10,101')).toHaveLength(2);
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
  });

  it('names the services that are not ranked, and why', async () => {
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () =>
          leaderboard({
            notRanked: [
              {
                entityRef: 'component:default/broken',
                title: 'broken',
                problem: {
                  code: 'unauthorized',
                  message: 'The registry refused the credentials (401).',
                  remedy: 'Renew them.',
                },
              },
            ],
          }),
      },
    });
    const title = 'One service is not ranked: nothing of it could be read.';
    await userEvent.click(await screen.findByRole('button', { name: title }));
    const table = screen.getByRole('table', { name: title });
    expect(table).toHaveTextContent(
      'The registry refused the credentials (401).',
    );
    expect(table).toHaveTextContent('Renew them.');
  });

  it('shows the first scan instead of an empty list while it runs', async () => {
    const running = scan({
      state: 'running',
      counts: { ...scan().counts, repositoriesDone: 0, remaining: 176 },
    });
    let hasEnded = false;
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () =>
          hasEnded ? leaderboard() : leaderboard({ items: [], totalCount: 0 }),
        listScans: async () => ({ items: [hasEnded ? scan() : running] }),
      },
    });
    expect(
      await screen.findByRole('progressbar', { name: 'Progress of the scan' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('No service has images yet.'),
    ).not.toBeInTheDocument();
    hasEnded = true;
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
  });

  it('tells how to begin where no service has images', async () => {
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () => leaderboard({ items: [], totalCount: 0 }),
      },
    });
    expect(
      await screen.findByText('No service has images yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/image-insights\.io\/repositories:/),
    ).toBeInTheDocument();
  });

  it('offers to clear filters that nothing matches', async () => {
    renderOnEntity(<Leaderboard />, {
      path: '/?q=nothing',
      api: {
        getLeaderboard: async query =>
          query?.q ? leaderboard({ items: [], totalCount: 0 }) : leaderboard(),
      },
    });
    expect(
      await screen.findByText('No service matches these filters.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
  });

  it('says why nothing could be loaded', async () => {
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend answered: 503 Service Unavailable.',
    );
  });
});
