import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ResponseError } from '@backstage/errors';
import {
  renderOnEntity,
  repositoryAudit,
  repositoryAuditRow,
  scan,
} from '../../__testUtils__';
import { Scans } from './Scans';

const now = Date.parse('2026-11-21T10:00:00Z');

async function refusal(): Promise<Error> {
  return ResponseError.fromResponse(
    new Response(JSON.stringify({ error: { name: 'NotAllowedError' } }), {
      status: 403,
      headers: { 'content-type': 'application/json' },
    }),
  );
}

describe('scan health', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says first how many services are read, and how many are not', async () => {
    renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async () =>
          repositoryAudit({
            totals: {
              services: 1_412,
              fresh: 1_390,
              old: 9,
              unreadable: 5,
              neverScanned: 8,
              repositories: 1_500,
            },
          }),
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: '1,390 of 1,412 services fresh · 9 with old data · 5 unreadable · 8 not scanned yet',
      }),
    ).toBeInTheDocument();
    expect(await screen.findByText(/^The last scan,/)).toHaveTextContent(
      'The last scan, 12 minutes ago, read everything it wanted. The next scan starts in 18 minutes.',
    );
  });

  it('groups trouble by cause, with one remedy and who can act', async () => {
    renderOnEntity(<Scans />);
    const table = await screen.findByRole('table', {
      name: 'Causes, most services first',
    });
    const [, credentials] = within(table).getAllByRole('row');
    expect(credentials).toHaveTextContent('Credentials refused');
    expect(credentials).toHaveTextContent(
      'Renew the credentials that app-config has for this registry.',
    );
    expect(credentials).toHaveTextContent('owner of the registry');
    expect(credentials).toHaveTextContent('2 hours ago');
    expect(credentials).toHaveTextContent('loyalty');
  });

  it('opens a cause to its repositories, in the address and with links to the services', async () => {
    const api = renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async query =>
          query?.limit === 50
            ? repositoryAudit()
            : repositoryAudit({
                items: [
                  repositoryAuditRow({
                    tags: { failed: 2, selected: 40 },
                    serviceCount: 8,
                  }),
                ],
              }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Credentials refused' }),
    );
    const inside = await screen.findByRole('table', {
      name: 'Credentials refused: one repository',
    });
    expect(api.getRepositoryAudit).toHaveBeenLastCalledWith(
      expect.objectContaining({ cause: ['credentials'], limit: 20 }),
      expect.anything(),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '/?open=credentials',
    );
    const [, row] = within(inside).getAllByRole('row');
    expect(row).toHaveTextContent('localhost:7070/shop/loyalty');
    expect(row).toHaveTextContent('2 of 40');
    expect(row).toHaveTextContent('14 hours ago');
    expect(row).toHaveTextContent('older figures are shown');
    expect(row).toHaveTextContent('payments');
    expect(row).toHaveTextContent('and 7 more');
    expect(row).toHaveTextContent('Renew the credentials of localhost:7070');
    expect(within(row).getByRole('link', { name: 'loyalty' })).toHaveAttribute(
      'href',
      '/catalog/default/component/loyalty/images?repo=localhost%3A7070%2Fshop%2Floyalty',
    );
  });

  it('shows a cause that the address asks for, and asks for its CSV', async () => {
    const api = renderOnEntity(<Scans />, {
      path: '/?cause=gone&owner=group:default/search&cause=flood',
    });
    const table = await screen.findByRole('table', {
      name: 'Causes, most services first',
    });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(table).toHaveTextContent('Gone from the registry');
    expect(
      screen.getByText('flood is not a known cause. Showing all.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Download CSV (2 rows)' }),
    );
    expect(api.getCsv).toHaveBeenCalledWith(
      'audit/repositories',
      expect.objectContaining({
        cause: ['gone'],
        owner: ['group:default/search'],
      }),
      expect.anything(),
    );
  });

  it('says so where everything was read', async () => {
    renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async () =>
          repositoryAudit({
            items: [],
            causes: [],
            totals: {
              services: 29,
              fresh: 29,
              old: 0,
              unreadable: 0,
              neverScanned: 0,
              repositories: 33,
            },
          }),
      },
    });
    expect(await screen.findByText('Everything was read.')).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: '29 of 29 services fresh' }),
    ).toBeInTheDocument();
  });

  it('does not call it good where nothing was read yet', async () => {
    renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async () =>
          repositoryAudit({
            items: [],
            causes: [],
            totals: {
              services: 29,
              fresh: 0,
              old: 0,
              unreadable: 0,
              neverScanned: 29,
              repositories: 33,
            },
          }),
      },
    });
    expect(
      await screen.findByText('Nothing has failed so far.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Everything was read.')).not.toBeInTheDocument();
  });

  it('offers to clear filters that nothing matches', async () => {
    renderOnEntity(<Scans />, {
      path: '/?q=nothing',
      api: {
        getRepositoryAudit: async () =>
          repositoryAudit({
            items: [],
            causes: [],
            totals: {
              services: 0,
              fresh: 0,
              old: 0,
              unreadable: 0,
              neverScanned: 0,
              repositories: 0,
            },
          }),
      },
    });
    expect(
      await screen.findByText('Nothing matches these filters.'),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('heading', {
        name: 'No service matches these filters.',
      }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
  });

  it('shows the scans, and what is missing, to those who may not open audits', async () => {
    const error = await refusal();
    renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async () => {
          throw error;
        },
      },
    });
    expect(
      await screen.findByText('You may not open the audits.'),
    ).toBeInTheDocument();
    expect(screen.getByText(/image-insights\.audit\.read/)).toBeInTheDocument();
    expect(await screen.findByText(/^The last scan,/)).toHaveTextContent(
      'The last scan, 12 minutes ago, read everything it wanted.',
    );
    expect(
      screen.getByRole('table', { name: 'Scans, newest first' }),
    ).toBeInTheDocument();
  });

  it('lets one try again what failed, and shows the rest', async () => {
    let isBroken = true;
    renderOnEntity(<Scans />, {
      api: {
        getRepositoryAudit: async () => {
          if (isBroken) throw new Error('503 Service Unavailable');
          return repositoryAudit();
        },
      },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Image data could not be loaded.');
    expect(
      await screen.findByRole('table', { name: 'Scans, newest first' }),
    ).toBeInTheDocument();
    isBroken = false;
    await userEvent.click(
      within(alert).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Causes, most services first' }),
    ).toBeInTheDocument();
  });

  it('counts a scan with failures as such, and leads to its page', async () => {
    renderOnEntity(<Scans />, {
      api: {
        listScans: async () => ({
          items: [scan({ counts: { ...scan().counts, failed: 3 } })],
        }),
      },
    });
    const table = await screen.findByRole('table', {
      name: 'Scans, newest first',
    });
    const [, row] = within(table).getAllByRole('row');
    expect(row).toHaveTextContent('finished, with failures');
    expect(row).toHaveTextContent('1 min');
    expect(within(row).getByRole('link')).toHaveAttribute('href', '/7');
    expect(screen.getByText(/^The last scan,/)).toHaveTextContent(
      'could not read 3 things',
    );
  });

  it('says why a whole scan ended early', async () => {
    renderOnEntity(<Scans />, {
      api: {
        listScans: async () => ({
          items: [
            scan({
              state: 'failed',
              problem: {
                code: 'catalog',
                message: 'The catalog did not answer.',
                remedy: 'Look at its log.',
              },
            }),
          ],
        }),
      },
    });
    expect(await screen.findByText(/ended early/)).toHaveTextContent(
      'The catalog did not answer.',
    );
  });

  it('knows that nothing was scanned yet', async () => {
    renderOnEntity(<Scans />, {
      api: { listScans: async () => ({ items: [] }) },
    });
    expect(
      (await screen.findAllByText(/^Nothing was scanned yet\./)).length,
    ).toBeGreaterThan(0);
  });
});
