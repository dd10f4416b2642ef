import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  leaderboard,
  leaderboardRow,
  overview,
  renderOnEntity,
  repositoryAudit,
  ruleAudit,
} from '../../../__testUtils__';
import { AuditReport } from './AuditReport';

const now = Date.parse('2026-11-21T10:00:00Z');
const budgets = { over: 1, near: 1, set: 3, none: 1, notRead: 0 };

function budgeted(overBytes: number) {
  return leaderboard({
    items: [
      leaderboardRow({
        budget: { limitBytes: 250_000_000, overBytes, source: 'annotation' },
      }),
    ],
    totalCount: 1,
    totals: { services: 1, compressedBytes: 0, grew: 0, shrank: 0, budgets },
  });
}

function costing(amountPerMonth: number) {
  return {
    amountPerMonth,
    amountPerDeployment: amountPerMonth / 20,
    bytesPerMonth: 20_000_000_000,
    bytesPerDeployment: 1_000_000_000,
    deploymentsPerMonth: 20,
    deploymentsSource: 'annotation' as const,
    currency: 'USD',
  };
}

const found = ruleAudit({
  items: [
    {
      rule: 'apt-lists',
      title: 'Package lists left in the layer',
      family: 'size',
      severity: 'medium',
      services: 87,
      images: 212,
      findings: 212,
      gainCompressedBytes: 4_310_000_000,
      isEstimate: false,
    },
  ],
  totalCount: 1,
  coverage: { services: 90, read: 90, judged: 90 },
  totals: { findings: 212, services: 87, gainCompressedBytes: 4_310_000_000 },
});

type Api = NonNullable<Parameters<typeof renderOnEntity>[1]>['api'];

function renderReport(api: Api = {}, path = '/image-insights/report') {
  return renderOnEntity(<AuditReport />, {
    path,
    api: {
      getOverview: async () =>
        overview({
          services: 29,
          notRead: 2,
          images: 41,
          compressedBytes: 3_120_000_000,
          distinctBytes: 2_260_000_000,
          overBudget: 1,
        }),
      getLeaderboard: async query =>
        budgeted(query?.budget === 'over' ? 18_300_000 : -18_300_000),
      getRuleAudit: async () => found,
      getRepositoryAudit: async () =>
        repositoryAudit({
          items: [],
          totalCount: 0,
          totals: {
            services: 29,
            fresh: 29,
            old: 0,
            unreadable: 0,
            neverScanned: 0,
            repositories: 41,
          },
        }),
      ...api,
    },
  });
}

function forbidden() {
  return Object.assign(new Error('Missing permission'), {
    response: { status: 403 },
  });
}

describe('AuditReport', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says of when it is and of which services, and what they come to', async () => {
    renderReport();
    expect(
      await screen.findByText(
        'As of 2026-11-21 10:00:00 UTC. All services that the reader may see.',
      ),
    ).toBeInTheDocument();
    expect(await screen.findByText('3.12 GB')).toBeInTheDocument();
    expect(screen.getByText('2 of them not read')).toBeInTheDocument();
  });

  it('names who grew most, who costs most, and what one change helps most', async () => {
    renderReport({
      getOverview: async () =>
        overview({
          services: 29,
          images: 41,
          cost: {
            amountPerMonth: 12,
            currency: 'USD',
            services: 29,
            bytesPerMonth: 1e12,
          },
          items: [leaderboardRow()],
          bestChange: {
            kind: 'one-base',
            base: 'debian:12-slim',
            services: 9,
            savesBytes: 1_100_000_000,
          },
        }),
      getLeaderboard: async query =>
        query?.orderBy === 'cost'
          ? leaderboard({
              items: [
                leaderboardRow({
                  title: 'route-planner',
                  cost: costing(9),
                }),
                leaderboardRow({
                  entityRef: 'component:default/free',
                  title: 'free',
                  cost: costing(0),
                }),
              ],
            })
          : budgeted(-1),
    });
    const costly = await screen.findByRole('list', {
      name: 'Cost most a month',
    });
    expect(costly).toHaveTextContent(/^route-planner≈ \$9\.075%$/);
    expect(
      within(
        screen.getByRole('list', { name: 'Grew most in 30 days' }),
      ).getByRole('link', { name: 'checkout' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'one debian:12-slim for 9 services' }),
    ).toHaveAttribute('href', '/image-insights/base-images');
  });

  it('praises nothing where the filters leave no service', async () => {
    renderReport(
      {
        getOverview: async () => overview({ services: 0, images: 0 }),
        getRuleAudit: async () => ({ ...found, items: [], totalCount: 0 }),
      },
      '/image-insights/report?q=zzz',
    );
    expect(
      await screen.findByText('Nothing matches these filters.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Findings' })).toBeNull();
    expect(screen.queryByText('Nothing to fix.')).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /^\/image-insights\/report$/,
    );
  });

  it('has the whole table of each audit, without controls', async () => {
    renderReport();
    const budget = within(
      await screen.findByRole('region', { name: 'Budgets' }),
    );
    expect(
      await budget.findByRole('table', {
        name: 'Services over their budget, 1',
      }),
    ).toBeInTheDocument();
    const rules = within(
      await screen.findByRole('region', { name: 'Findings' }),
    );
    const table = await rules.findByRole('table');
    expect(table).toHaveTextContent('Package lists left in the layer');
    expect(within(table).queryByRole('button')).not.toBeInTheDocument();
    for (const name of ['Base images', 'Shared layers']) {
      const part = within(await screen.findByRole('region', { name }));
      expect(await part.findByRole('table')).toBeInTheDocument();
    }
    expect(await screen.findByText('Everything was read.')).toBeInTheDocument();
  });

  it('asks for the filters of its address, and names them on paper', async () => {
    const api = renderReport(
      {},
      '/image-insights/report?q=check&owner=group%3Adefault%2Fpayments',
    );
    expect(
      await screen.findByText(
        /Only services with Owner: payments; name: check\.$/,
      ),
    ).toBeInTheDocument();
    expect(api.getRuleAudit).toHaveBeenCalledWith(
      expect.objectContaining({
        owner: ['group:default/payments'],
        q: 'check',
        limit: 500,
      }),
      expect.anything(),
    );
    expect(
      await screen.findByRole('link', { name: 'Open Findings' }),
    ).toHaveAttribute(
      'href',
      '/image-insights/findings?owner=group%3Adefault%2Fpayments&q=check',
    );
  });

  it('prints when every part is there', async () => {
    const print = jest.spyOn(window, 'print').mockImplementation(() => {});
    let answer = () => {};
    renderReport({
      getRuleAudit: () =>
        new Promise(resolve => (answer = () => resolve(found))),
    });
    expect(
      await screen.findByText('One part is being read'),
    ).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Print' });
    expect(button).toBeDisabled();
    act(() => answer());
    await waitFor(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    expect(print).toHaveBeenCalledTimes(1);
  });

  it('is light on paper, under a name that makes a good file', async () => {
    renderReport();
    const page = (
      await screen.findByRole('heading', {
        level: 2,
        name: /^Container images/,
      })
    ).closest('[aria-busy]');
    const title = document.title;
    act(() => void window.dispatchEvent(new Event('beforeprint')));
    expect(page).toHaveAttribute('data-theme-mode', 'light');
    expect(document.title).toBe('Image Insights 2026-11-21');
    act(() => void window.dispatchEvent(new Event('afterprint')));
    expect(page).not.toHaveAttribute('data-theme-mode');
    expect(document.title).toBe(title);
  });

  it('says where a list is too long for paper', async () => {
    renderReport({
      getRuleAudit: async () => ({ ...found, totalCount: 4321 }),
    });
    expect(
      await screen.findByText(/^These are the first 1 of 4,321 rows\./),
    ).toBeInTheDocument();
  });

  it('shows what it can where one part fails, which can be asked for again', async () => {
    const getRuleAudit = jest
      .fn(async () => found)
      .mockRejectedValueOnce(new Error('The database is away'));
    renderReport({ getRuleAudit });
    const rules = within(
      await screen.findByRole('region', { name: 'Findings' }),
    );
    await userEvent.click(
      await rules.findByRole('button', { name: 'Try again' }),
    );
    expect(await rules.findByRole('table')).toBeInTheDocument();
  });

  it('names the permission that audits need, and shows the rest', async () => {
    const refuse = async () => {
      throw forbidden();
    };
    renderReport({
      getRuleAudit: refuse,
      getBaseImageAudit: refuse,
      getLayerAudit: refuse,
      getRepositoryAudit: refuse,
    });
    expect(
      await screen.findByText('You may not open the audits.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('table', {
        name: 'Services over their budget, 1',
      }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: 'Findings' })).toBeNull();
  });
});
