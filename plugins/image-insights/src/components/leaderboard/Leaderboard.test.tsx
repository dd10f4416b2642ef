import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Improvement } from '@image-insights/backstage-plugin-image-insights-common';
import {
  costSummary,
  digestOf,
  leaderboard,
  leaderboardRow,
  renderOnEntity,
  scan,
} from '../../__testUtils__';
import { Leaderboard } from './Leaderboard';

type Board = ReturnType<typeof leaderboard>;

const now = Date.parse('2026-11-21T10:00:00Z');

function improvement(how: Improvement['how']): Improvement {
  const release = (number: number, tag: string, compressedBytes: number) => ({
    tag,
    digest: digestOf(number),
    at: '2026-11-01T08:00:00.000Z',
    dateSource: 'created' as const,
    compressedBytes,
  });
  return {
    entityRef: 'component:default/go-docker',
    title: 'go-docker',
    repository: 'localhost:7070/workshop/go',
    from: release(1, '1.3.0', 317_000_000),
    to: release(2, '1.4.0', 7_350_000),
    bytes: -309_650_000,
    percent: -97.68,
    how,
  };
}

describe('Leaderboard', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('opens with the sums in a sentence and ranks by growth', async () => {
    const api = renderOnEntity(<Leaderboard />);
    expect(
      await screen.findByText(
        '2 services, 780 MB to pull. 1 grew and 0 shrank by more than 10% in 30 days.',
      ),
    ).toBeInTheDocument();
    const rows = within(
      screen.getByRole('table', { name: 'Services by growth, 2' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('checkout');
    expect(rows[1]).toHaveTextContent('payments');
    expect(rows[1]).toHaveTextContent('+81.3 MB (+43.5%)');
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

  it('says by how many places ranks changed, in words as well', async () => {
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () =>
          leaderboard({
            items: [
              leaderboardRow({ rank: 1, previousRank: 12 }),
              leaderboardRow({
                rank: 2,
                previousRank: 1,
                entityRef: 'component:default/search',
                title: 'search',
              }),
              leaderboardRow({
                rank: 3,
                entityRef: 'component:default/new',
                title: 'new',
                change30Days: undefined,
              }),
            ],
          }),
      },
    });
    const [, first, second, third] = within(
      await screen.findByRole('table', { name: /^Services by growth/ }),
    ).getAllByRole('row');
    expect(first).toHaveTextContent(/^1▲ 1111 places higher than 30 days ago/);
    expect(second).toHaveTextContent(/^2▼ 1one place lower than 30 days ago/);
    // Without a change nothing can be ranked by it.
    expect(third).toHaveTextContent(/^not rankednew/);
    expect(third).toHaveTextContent('no release 30 days ago');
    expect(
      screen.getByText(/Counts and ranks cover the services that you may see/),
    ).toBeInTheDocument();
  });

  it('marks the column that is ranked by', async () => {
    renderOnEntity(<Leaderboard />, { path: '/?sort=score' });
    expect(
      await screen.findByRole('columnheader', { name: 'Score' }),
    ).toHaveAttribute('aria-sort', 'ascending');
    expect(
      screen.getByRole('columnheader', { name: 'Change in 30 days' }),
    ).not.toHaveAttribute('aria-sort');
  });

  it('names who improved, how, and leads to what changed', async () => {
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: async () =>
          leaderboard({
            mostImproved: [
              improvement({
                kind: 'base-changed',
                from: 'golang:1.22',
                to: 'scratch',
              }),
              {
                ...improvement({
                  kind: 'layer-smaller',
                  layerKind: 'dependencies',
                  instruction:
                    'RUN pip install \\\n  --no-cache-dir -r requirements.txt',
                  bytes: 41_000_000,
                  digest: digestOf(3),
                }),
                entityRef: 'component:default/reports',
                title: 'reports',
              },
            ],
          }),
      },
    });
    const best = within(
      await screen.findByRole('region', { name: 'Most improved in 30 days' }),
    );
    const [first, second] = best.getAllByRole('listitem');
    expect(first).toHaveTextContent('−310 MB (−97.7%)');
    expect(first).toHaveTextContent(
      '1.4.0 took an image from 317 MB to 7.35 MB: base golang:1.22 gave way to scratch.',
    );
    expect(
      within(first).getByRole('link', {
        name: 'See how go-docker became smaller in 1.4.0',
      }),
    ).toHaveAttribute(
      'href',
      `/catalog/default/component/go-docker/images/compare?repo=localhost%3A7070%2Fworkshop%2Fgo&base=${encodeURIComponent(
        digestOf(1),
      )}&head=${encodeURIComponent(digestOf(2))}`,
    );
    expect(second).toHaveTextContent(
      'RUN pip install \\ --no-cache-dir -r requirements.txt made smaller (−41.0 MB).',
    );
  });

  it('praises nobody where nobody improved', async () => {
    renderOnEntity(<Leaderboard />);
    await screen.findByRole('table', { name: 'Services by growth, 2' });
    expect(screen.queryByText('Most improved in 30 days')).toBeNull();
  });

  it('ranks owners, each of which leads to its services', async () => {
    const api = renderOnEntity(<Leaderboard />, {
      path: '/?lifecycle=production&budget=over&after=c2',
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'Owners' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?lifecycle=production&by=owner',
    );
    const [, first, second] = within(
      await screen.findByRole('table', { name: 'Owners by growth, 2' }),
    ).getAllByRole('row');
    expect(api.getLeaderboardGroups).toHaveBeenLastCalledWith(
      expect.objectContaining({
        by: 'owner',
        orderBy: 'growth',
        order: 'desc',
        lifecycle: ['production'],
        cursor: undefined,
      }),
      expect.anything(),
    );
    expect(first).toHaveTextContent('14one not read');
    expect(first).toHaveTextContent('2 over budget');
    expect(first).toHaveTextContent('3.12 GB');
    expect(first).toHaveTextContent('+122 MB (+4.1%)');
    expect(first).toHaveTextContent('69 · C');
    expect(first).toHaveTextContent('≈ $61');
    expect(
      within(first).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute('href', '/catalog/default/component/checkout/images');
    expect(second).toHaveTextContent('no owner');
    expect(within(second).queryByRole('link')).toBeNull();
    await userEvent.click(
      within(first).getByRole('link', { name: 'payments' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?owner=group%3Adefault%2Fpayments&lifecycle=production',
    );
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
  });

  it('names what cannot be ranked', async () => {
    renderOnEntity(<Leaderboard />, { path: '/?by=planet' });
    expect(
      await screen.findByText('planet cannot be ranked. Showing services.'),
    ).toBeInTheDocument();
  });

  it('saves the whole list of the visible filter as CSV', async () => {
    const saved: Blob[] = [];
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        saved.push(blob);
        return 'blob:csv';
      },
      revokeObjectURL: () => {},
    });
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    const api = renderOnEntity(<Leaderboard />, {
      path: '/?owner=group:default/payments&sort=-wastedBytes',
    });
    await screen.findByRole('table', { name: 'Services by waste, 2' });
    await userEvent.click(
      screen.getByRole('button', { name: 'Download CSV (2 rows)' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(api.getCsv).toHaveBeenCalledWith(
      'leaderboard',
      expect.objectContaining({
        owner: ['group:default/payments'],
        orderBy: 'wastedBytes',
        order: 'desc',
      }),
      expect.anything(),
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

  it('offers to clear each of several filters that nothing matches', async () => {
    renderOnEntity(<Leaderboard />, {
      path: '/?owner=group:default/payments&lifecycle=production',
      api: {
        getLeaderboard: async query =>
          query?.owner
            ? leaderboard({ items: [], totalCount: 0 })
            : leaderboard(),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear Owner: payments' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Services by growth, 2' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?lifecycle=production',
    );
  });

  it('keeps the rows, dimmed, until those of another filter are there', async () => {
    let answer = () => {};
    renderOnEntity(<Leaderboard />, {
      api: {
        getLeaderboard: query =>
          query?.orderBy === 'growth'
            ? Promise.resolve(leaderboard())
            : new Promise(resolve => {
                answer = () => resolve(leaderboard());
              }),
      },
    });
    await screen.findByRole('table', { name: 'Services by growth, 2' });
    await userEvent.click(screen.getByRole('radio', { name: 'Size' }));
    // They are still ranked as they were, and the table says so.
    const table = screen.getByRole('table', { name: 'Services by growth, 2' });
    expect(table.parentElement).toHaveClass('stale');
    expect(table).toHaveTextContent('checkout');
    expect(
      within(table).getByRole('columnheader', { name: 'Change in 30 days' }),
    ).toHaveAttribute('aria-sort', 'descending');
    answer();
    await waitFor(() => expect(table.parentElement).not.toHaveClass('stale'));
    expect(table).toHaveAccessibleName('Services by size, 2');
    expect(
      within(table).getByRole('columnheader', { name: 'To pull' }),
    ).toHaveAttribute('aria-sort', 'descending');
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
