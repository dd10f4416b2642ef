import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  findingAudit,
  findingAuditRow,
  renderOnEntity,
  rule,
  ruleAudit,
  ruleAuditRow,
  ruleList,
} from '../../../__testUtils__';
import { FindingsAudit } from './FindingsAudit';

const patience = { timeout: 20_000 };
const tableName = 'Rules by what they found, 3';

async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name }, patience);
  return within(table).getAllByRole('row').slice(1);
}

function refused(status: number, message: string) {
  return Object.assign(new Error(message), { response: { status } });
}

jest.setTimeout(60_000);

describe('FindingsAudit', () => {
  it('opens with the change that helps most, and what all come to', async () => {
    const api = renderOnEntity(<FindingsAudit />);
    expect(
      await screen.findByRole(
        'heading',
        {
          name: 'Most to gain: pip cache left in the layer, ≈ 1.31 GB in 17 services, ≈ $21 a month.',
        },
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        'All findings together: ≈ 1.36 GB less to pull in 22 services, each layer counted once.',
      ),
    ).toBeInTheDocument();
    expect(api.getRuleAudit).toHaveBeenCalledWith(
      expect.objectContaining({ orderBy: 'gain', order: 'desc', limit: 50 }),
      expect.anything(),
    );
  });

  it('says on how many services it rests, and who is counted', async () => {
    renderOnEntity(<FindingsAudit />);
    expect(
      await screen.findByText(
        /Rests on 26 of 29 services; one not judged yet; 2 not read/,
        undefined,
        patience,
      ),
    ).toHaveTextContent('Counts cover the services that you may see.');
    expect(screen.getByRole('link', { name: 'Scan health' })).toHaveAttribute(
      'href',
      '/image-insights/scans',
    );
  });

  it('shows of each rule severity, services, gain, money and change in words', async () => {
    renderOnEntity(<FindingsAudit />);
    const [pip, git, base] = await rowsOf(tableName);
    expect(pip).toHaveTextContent('pip cache left in the layer');
    expect(pip).toHaveTextContent('medium');
    expect(pip).toHaveTextContent('≈ 1,310 MB');
    expect(pip).toHaveTextContent('≈ $21');
    expect(pip).toHaveTextContent('6 services fewer');
    expect(git).toHaveTextContent('70 MB');
    expect(git).not.toHaveTextContent('≈ 70 MB');
    expect(git).toHaveTextContent('2 services more');
    expect(base).toHaveTextContent('not judged then');
  });

  it('opens a rule in place: why, what to do, and its services', async () => {
    const api = renderOnEntity(<FindingsAudit />, {
      api: {
        getRules: async () => ({
          ...ruleList(),
          items: [
            rule({
              id: 'pip-cache-kept',
              why: 'Nothing reads the wheels at run time.',
              remedy: 'Mount a cache.',
              gain: 'sum of the files',
              sources: [{ name: 'pip', url: 'https://pip.example.com' }],
            }),
          ],
        }),
      },
    });
    const toggle = await screen.findByRole(
      'button',
      { name: 'pip cache left in the layer' },
      patience,
    );
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(toggle);
    expect(
      await screen.findByText(
        'Nothing reads the wheels at run time.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('Mount a cache.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^pip/ })).toHaveAttribute(
      'href',
      'https://pip.example.com',
    );
    const [checkout, search] = await rowsOf(
      'Findings of “pip cache left in the layer”, 2',
    );
    expect(checkout).toHaveTextContent('payments');
    expect(checkout).toHaveTextContent('layer 3');
    expect(checkout).toHaveTextContent('≈ 48.00 MB');
    expect(search).toHaveTextContent('layer 2, 4');
    expect(search).toHaveTextContent('no amount known');
    expect(
      screen.getByRole('link', { name: 'Finding in checkout' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/findings?repo=localhost%3A7070%2Fshop%2Fcheckout&finding=pip-cache-kept',
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?open=pip-cache-kept',
    );
    expect(api.getFindingAudit).toHaveBeenCalledWith(
      expect.objectContaining({ rule: ['pip-cache-kept'] }),
      expect.anything(),
    );
    await userEvent.click(toggle);
    expect(toggle).toHaveAttribute('aria-expanded', 'false');
    expect(screen.getByLabelText('address')).not.toHaveTextContent('open');
  });

  it('opens the rule that the address names', async () => {
    renderOnEntity(<FindingsAudit />, { path: '/?open=git-directory' });
    expect(
      await screen.findByRole(
        'table',
        { name: 'Findings of “.git is in the image”, 2' },
        patience,
      ),
    ).toBeInTheDocument();
  });

  it('says so where the address names a rule that is not there', async () => {
    renderOnEntity(<FindingsAudit />, { path: '/?open=no-such-rule' });
    expect(
      await screen.findByText(
        'no-such-rule is not among the rows shown.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
  });

  it('goes on through the findings of a rule, and drops the place when it closes', async () => {
    renderOnEntity(<FindingsAudit />, {
      path: '/?open=pip-cache-kept',
      api: {
        getFindingAudit: async query =>
          query?.cursor
            ? findingAudit({
                items: [findingAuditRow({ title: 'last' })],
                totalCount: 21,
                offset: 20,
              })
            : findingAudit({ totalCount: 21, nextCursor: 'c2' }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }, patience),
    );
    expect(
      await screen.findByText('21 to 21 of 21', undefined, patience),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?open=pip-cache-kept&more=c2',
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'pip cache left in the layer' }),
    );
    expect(screen.getByLabelText('address')).not.toHaveTextContent('more');
  });

  it('orders by what is asked, the other way round when asked again', async () => {
    const api = renderOnEntity(<FindingsAudit />, { path: '/?after=c2' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Services' }, patience),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /\/\?sort=-services$/,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Services' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      /\?sort=services$/,
    );
    await waitFor(
      () =>
        expect(
          screen.getByRole('columnheader', { name: 'Services' }),
        ).toHaveAttribute('aria-sort', 'ascending'),
      patience,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Rule' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/\?sort=title$/);
    await waitFor(
      () =>
        expect(api.getRuleAudit).toHaveBeenLastCalledWith(
          expect.objectContaining({ orderBy: 'title', order: 'asc' }),
          expect.anything(),
        ),
      patience,
    );
  });

  it('keeps the rows while another order is on its way', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async query =>
          query?.orderBy === 'services'
            ? new Promise(() => undefined)
            : ruleAudit(),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Services' }, patience),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('sort=');
    const table = screen.getByRole('table', { name: tableName });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(table.parentElement).toHaveClass('stale');
  });

  it('names an order that it does not know', async () => {
    renderOnEntity(<FindingsAudit />, { path: '/?sort=beauty' });
    expect(
      await screen.findByText(
        'beauty is not a known order. Showing the usual one.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
  });

  it('filters by services, rule and severity, and lets each be removed', async () => {
    const api = renderOnEntity(<FindingsAudit />, {
      path: '/?rule=git-directory&severity=high&owner=group:default/payments&q=shop',
    });
    const used = await screen.findByRole(
      'list',
      { name: 'Filters in use' },
      patience,
    );
    expect(api.getRuleAudit).toHaveBeenCalledWith(
      expect.objectContaining({
        rule: ['git-directory'],
        severity: ['high'],
        owner: ['group:default/payments'],
        q: 'shop',
      }),
      expect.anything(),
    );
    await userEvent.click(
      within(used).getByRole('button', {
        name: 'Remove the filter Severity: high',
      }),
    );
    expect(screen.getByLabelText('address')).not.toHaveTextContent('severity');
    expect(
      await screen.findByRole(
        'button',
        { name: 'Remove the filter Rule: .git is in the image' },
        patience,
      ),
    ).toBeInTheDocument();
  });

  it('says how many rules there are in its one live region', async () => {
    renderOnEntity(<FindingsAudit />);
    await rowsOf(tableName);
    expect(
      screen
        .getAllByRole('status')
        // The test's own, of the address.
        .filter(region => region.tagName !== 'OUTPUT')
        .map(({ textContent }) => textContent)
        .filter(Boolean),
    ).toEqual(['3 rules with findings']);
  });

  describe('as CSV', () => {
    const saved: { name: string; type: string }[] = [];
    beforeEach(() => {
      saved.length = 0;
      Object.assign(URL, {
        createObjectURL: () => 'blob:csv',
        revokeObjectURL: () => undefined,
      });
      jest
        .spyOn(HTMLAnchorElement.prototype, 'click')
        .mockImplementation(function click(this: HTMLAnchorElement) {
          saved.push({ name: this.download, type: this.href });
        });
    });
    afterEach(() => jest.restoreAllMocks());

    it('downloads exactly the visible filter from the backend', async () => {
      const api = renderOnEntity(<FindingsAudit />, {
        path: '/?severity=high&sort=-services&after=c2',
      });
      await userEvent.click(
        await screen.findByRole(
          'button',
          { name: 'Download CSV (3 rows)' },
          patience,
        ),
      );
      await waitFor(() => expect(saved).toHaveLength(1), patience);
      expect(saved[0].name).toMatch(
        /^image-insights-rules-\d{4}-\d\d-\d\d\.csv$/,
      );
      const [list, query] = api.getCsv.mock.calls[0];
      expect(list).toBe('audit/rules');
      expect(query).toEqual({
        severity: ['high'],
        orderBy: 'services',
        order: 'desc',
      });
    });

    it('says why it could not', async () => {
      renderOnEntity(<FindingsAudit />, {
        api: {
          getCsv: async () => {
            throw new Error('more than 100,000 rows');
          },
        },
      });
      await userEvent.click(
        await screen.findByRole(
          'button',
          { name: 'Download CSV (3 rows)' },
          patience,
        ),
      );
      expect(
        await screen.findByText(
          'The CSV could not be made: more than 100,000 rows',
          undefined,
          patience,
        ),
      ).toBeInTheDocument();
      expect(saved).toEqual([]);
    });
  });

  it('leads to the report of the same services', async () => {
    renderOnEntity(<FindingsAudit />, {
      path: '/?severity=high&owner=group:default/payments',
    });
    await rowsOf(tableName);
    expect(screen.getByRole('link', { name: 'Report' })).toHaveAttribute(
      'href',
      '/image-insights/report?owner=group%3Adefault%2Fpayments',
    );
  });

  it('keeps a place for everything while it loads', async () => {
    const { container } = renderAndKeep(new Promise(() => undefined));
    expect(container.querySelector('[aria-busy="true"]')).toBeInTheDocument();
    expect(
      await screen.findByRole(
        'searchbox',
        { name: 'Find a service' },
        patience,
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /Download CSV/ }),
    ).not.toBeInTheDocument();
  });

  it('says why it could not be loaded, and tries again', async () => {
    const getRuleAudit = jest
      .fn()
      .mockRejectedValueOnce(new Error('503 Service Unavailable'))
      .mockResolvedValue(ruleAudit());
    renderOnEntity(<FindingsAudit />, { api: { getRuleAudit } });
    expect(
      await screen.findByText(
        'Image data could not be loaded.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await rowsOf(tableName)).toHaveLength(3);
  });

  it('names the permission that is missing, and where to go on', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () => {
          throw refused(403, 'Request failed with 403 Forbidden');
        },
      },
    });
    expect(
      await screen.findByText(
        'You may not open the audits.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('They need the permission image-insights.audit.read.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'My services' }).getAttribute('href'),
    ).toMatch(/^\/image-insights\/leaderboard/);
    expect(
      screen.getByRole('button', { name: 'Copy request' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('says that nothing is to fix where every service was judged', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () =>
          ruleAudit({
            items: [],
            totals: { findings: 0, services: 0, gainCompressedBytes: 0 },
          }),
      },
    });
    expect(
      await screen.findByText('Nothing to fix.', undefined, patience),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        '26 services were judged; no rule found anything in them.',
      ),
    ).toBeInTheDocument();
  });

  it('takes what was not judged for undecided, not for good', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () =>
          ruleAudit({
            items: [],
            coverage: { services: 29, read: 27, judged: 0 },
          }),
      },
    });
    expect(
      await screen.findByText('Not judged yet.', undefined, patience),
    ).toBeInTheDocument();
    expect(screen.queryByText('Nothing to fix.')).not.toBeInTheDocument();
  });

  it('says that nothing was read yet, and where to see why', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () =>
          ruleAudit({
            items: [],
            coverage: { services: 29, read: 0, judged: 0 },
          }),
      },
    });
    expect(
      await screen.findByText('No image was read yet.', undefined, patience),
    ).toBeInTheDocument();
  });

  it('offers to clear filters that nothing matches', async () => {
    renderOnEntity(<FindingsAudit />, {
      path: '/?severity=info&q=nothing',
      api: {
        getRuleAudit: async query =>
          query?.q
            ? ruleAudit({
                items: [],
                coverage: { services: 0, read: 0, judged: 0 },
              })
            : ruleAudit(),
      },
    });
    expect(
      await screen.findByText(
        'Nothing matches these filters.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
    expect(await rowsOf(tableName)).toHaveLength(3);
  });

  it('tells how to begin where no service has images', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () =>
          ruleAudit({
            items: [],
            coverage: { services: 0, read: 0, judged: 0 },
          }),
      },
    });
    expect(
      await screen.findByText(
        'No service has images yet.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/image-insights\.io\/repositories:/),
    ).toBeInTheDocument();
  });

  it('says in words what rules are that name no bytes', async () => {
    renderOnEntity(<FindingsAudit />, {
      api: {
        getRuleAudit: async () =>
          ruleAudit({
            items: [
              ruleAuditRow({
                gainCompressedBytes: 0,
                amountPerMonth: undefined,
              }),
            ],
            totals: { findings: 22, services: 17, gainCompressedBytes: 0 },
          }),
      },
    });
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '22 findings in 17 services, none of which makes a pull larger.',
        },
        patience,
      ),
    ).toBeInTheDocument();
    const [row] = await rowsOf('Rules by what they found, 1');
    expect(row).toHaveTextContent('none');
  });
});

function renderAndKeep(answer: Promise<never>) {
  renderOnEntity(<FindingsAudit />, { api: { getRuleAudit: () => answer } });
  return { container: document.body };
}
