import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  costScenario,
  organisationCost,
  renderOnEntity,
  saving,
  savingsPlan,
} from '../../__testUtils__';
import { Savings } from './Savings';

const endpoints = costScenario({
  id: 'path:aws-vpc-endpoints',
  subject: 'aws-vpc-endpoints',
  amountPerMonth: 0.0001,
  fixedPerMonth: 48.18,
  breakEven: { keptBytesPerMonth: 1_077_758_635_950, givenUpBytesPerMonth: 0 },
});
const gateway = costScenario({ savedAmountPerMonth: 9.375 });

/** The texts of files that are handed to the browser from now on. */
function recordFiles(): Promise<string>[] {
  const files: Promise<string>[] = [];
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(() => undefined);
  URL.createObjectURL = blob => {
    if (blob instanceof Blob) files.push(blob.text());
    return 'blob:csv';
  };
  URL.revokeObjectURL = () => undefined;
  return files;
}

afterEach(() => jest.restoreAllMocks());

async function planButton(name: string | RegExp) {
  const plan = within(
    await screen.findByRole('region', { name: 'What to do first' }),
  );
  return plan.findByRole('button', { name });
}

describe('Savings', () => {
  it('opens with what all services move and cost, and what would save most', async () => {
    renderOnEntity(<Savings />, {
      api: { getCost: async () => organisationCost({ scenarios: [gateway] }) },
    });
    expect(
      await screen.findByRole('heading', {
        name: '2 services move 210 GB a month and cost ≈ $9.4, 51% of it by recorded deployments.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /NAT, S3 gateway endpoint alone would save ≈ \$9\.4 from the first byte\./,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Beside that, ≈ \$120 a month is paid by the hour/),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/time and security are the gain, not the bill/),
    ).toBeInTheDocument();
  });

  it('compares today with other paths, break-even in words, at one click', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () =>
          organisationCost({ scenarios: [gateway, endpoints] }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: /VPC endpoints, S3 gateway/ }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?whatif=path%3Aaws-vpc-endpoints',
    );
    expect(
      screen.getByText(
        /stays for other traffic, it pays above 1\.08 TB a month/,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/can go, it pays from the first byte/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/By the hour it costs \$48\.18 a month/),
    ).toBeInTheDocument();
  });

  it('calculates every service with the path that the address names', async () => {
    const then = organisationCost({
      totals: { ...organisationCost().totals, amountPerMonth: 0.0002 },
    });
    const api = renderOnEntity(<Savings />, {
      path: '/?path=aws-vpc-endpoints',
      api: {
        getCost: jest.fn(async query =>
          query?.path
            ? then
            : organisationCost({ scenarios: [gateway, endpoints] }),
        ),
      },
    });
    expect(
      await screen.findByRole('heading', {
        name: 'Where the money would go with AWS: VPC endpoints, S3 gateway',
      }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(
        'With AWS: VPC endpoints, S3 gateway for all: < $0.01 a month instead of ≈ $9.4.',
      ),
    ).toBeInTheDocument();
    expect(api.getCost).toHaveBeenCalledWith(
      expect.objectContaining({ path: 'aws-vpc-endpoints', by: 'service' }),
      expect.anything(),
    );
  });

  it('says what to do first, its worth alone in grey, and leads to the finding', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getSavings: async () =>
          savingsPlan({
            items: [
              saving({ title: 'Checkout', owner: 'group:default/payments' }),
              saving({
                id: 'finding:apt-lists-kept',
                entityRef: 'component:default/search',
                subject: 'apt lists left in the layer',
                marginal: {
                  amountPerMonth: 0,
                  bytesPerMonth: 10,
                  secondsPerMonth: 600,
                  storageAmountPerMonth: 0,
                },
              }),
            ],
          }),
      },
    });
    const rows = within(
      await screen.findByRole('table', { name: 'What to do first, 2 rows' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('1');
    expect(rows[1]).toHaveTextContent('Checkout');
    expect(rows[1]).toHaveTextContent('payments');
    expect(rows[1]).toHaveTextContent('≈ $0.86');
    expect(rows[1]).not.toHaveTextContent('alone');
    expect(
      within(rows[1]).getByRole('link', { name: /pip cache/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/findings?repo=localhost%3A7070%2Fshop%2Fcheckout&finding=pip-cache-kept',
    );
    expect(rows[2]).toHaveTextContent('search');
    expect(rows[2]).toHaveTextContent('nothing');
    expect(rows[2]).toHaveTextContent('alone ≈ $0.86');
    expect(rows[2]).toHaveTextContent('10 min');
  });

  it('shows what each service takes of the whole, and leads to its cost', async () => {
    renderOnEntity(<Savings />);
    const table = await screen.findByRole('table', {
      name: 'Services by cost, 2',
    });
    const rows = within(table).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('checkout');
    expect(rows[1]).toHaveTextContent('≈ $4.8');
    expect(rows[1]).toHaveTextContent('51%');
    expect(rows[1]).toHaveTextContent('recorded');
    expect(rows[2]).toHaveTextContent('assumed');
    expect(rows[3]).toHaveTextContent('All');
    expect(rows[3]).toHaveTextContent('≈ $9.4');
    expect(
      within(table).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images/cost',
    );
  });

  it('sums up by owner on demand, keeps that in the address, and narrows to one', async () => {
    const api = renderOnEntity(<Savings />, {
      api: {
        getCost: jest.fn(async query =>
          query?.by === 'owner'
            ? organisationCost({
                items: [
                  {
                    ...organisationCost().items[0],
                    key: 'group:default/payments',
                    title: 'group:default/payments',
                  },
                  {
                    ...organisationCost().items[1],
                    key: undefined,
                    title: '',
                  },
                ],
              })
            : organisationCost(),
        ),
      },
    });
    await userEvent.click(await screen.findByRole('radio', { name: 'Owner' }));
    expect(screen.getByLabelText('address')).toHaveTextContent('?by=owner');
    const table = await screen.findByRole('table', {
      name: 'Owners by cost, 2',
    });
    expect(await within(table).findByText('no owner')).toBeInTheDocument();
    await userEvent.click(
      within(table).getByRole('link', { name: 'Only payments' }),
    );
    expect(await screen.findByLabelText('address')).toHaveTextContent(
      '?owner=group%3Adefault%2Fpayments',
    );
    await waitFor(() =>
      expect(api.getSavings).toHaveBeenLastCalledWith(
        expect.objectContaining({ owner: ['group:default/payments'] }),
        expect.anything(),
      ),
    );
  });

  it('goes on in the plan by cursor, with ranks that go on', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getSavings: async query =>
          query?.cursor
            ? savingsPlan({
                items: [saving({ subject: 'the eleventh' })],
                totalCount: 11,
                offset: 10,
              })
            : savingsPlan({ totalCount: 11, nextCursor: 'c2' }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Next page' }),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('?plan=c2');
    expect(await screen.findByText('11 to 11 of 11')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /the eleventh/ }).closest('tr'),
    ).toHaveTextContent(/^11/);
  });

  it('reads all pages of what is filtered into the CSV', async () => {
    const saved = recordFiles();
    const api = renderOnEntity(<Savings />, {
      path: '/?owner=group:default/payments',
      api: {
        getSavings: jest.fn(async query =>
          query?.limit === 500 && query.cursor === undefined
            ? savingsPlan({ totalCount: 2, nextCursor: 'c2' })
            : savingsPlan({ totalCount: 2 }),
        ),
      },
    });
    await userEvent.click(await planButton('Download CSV (2 rows)'));
    await waitFor(() => expect(saved).toHaveLength(1));
    const lines = (await saved[0]).split('\r\n');
    expect(lines[0]).toContain('id,kind,subject,entityRef,owner');
    expect(lines.slice(1)).toEqual([
      expect.stringContaining('finding:pip-cache-kept'),
      expect.stringContaining('finding:pip-cache-kept'),
      '',
    ]);
    expect(api.getSavings).toHaveBeenLastCalledWith(
      {
        owner: ['group:default/payments'],
        system: undefined,
        registry: undefined,
        limit: 500,
        cursor: 'c2',
      },
      expect.anything(),
    );
  });

  it('says why a CSV could not be made', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getSavings: async query => {
          if (query?.limit === 500) throw new Error('503 Service Unavailable');
          return savingsPlan();
        },
      },
    });
    await userEvent.click(await planButton(/Download CSV/));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The CSV could not be made: 503 Service Unavailable',
    );
  });

  it('tells date, source and certainty of each price, and warns of old ones', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () =>
          organisationCost({
            notes: [
              {
                code: 'old-price',
                subject: 'aws.nat.data',
                value: '2025-10-01',
              },
            ],
          }),
      },
    });
    const table = await screen.findByRole('table', { name: 'Prices used' });
    const [price] = organisationCost().prices.used;
    expect(table).toHaveTextContent(price.title);
    expect(table).toHaveTextContent('$0.048 per GiB (old price)');
    expect(table).toHaveTextContent(price.source);
    expect(table.querySelector('time')).toHaveAttribute('datetime', price.asOf);
    expect(
      screen.getByText(/older than a year \(.*1 Oct 2025\)/),
    ).toBeInTheDocument();
  });

  it('names services that are not costed, and why', async () => {
    renderOnEntity(<Savings />, {
      api: { getCost: async () => organisationCost({ notCosted: 12 }) },
    });
    expect(
      await screen.findByText(
        /12 services are not costed: no image of them was read/,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Scan health' })).toHaveAttribute(
      'href',
      '/image-insights/scans',
    );
  });

  it('fills in by itself once costs were calculated', async () => {
    let isComputed = false;
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () =>
          isComputed
            ? organisationCost()
            : organisationCost({
                computedAt: undefined,
                items: [],
                totalCount: 0,
              }),
      },
    });
    expect(
      await screen.findByText('Costs have not been calculated yet.'),
    ).toBeInTheDocument();
    isComputed = true;
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
  });

  it('says that the backend failed, and no longer what it answered before', async () => {
    let hasFailed = false;
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () => {
          if (hasFailed) {
            throw new Error('Request failed with 500');
          }
          return organisationCost({
            computedAt: undefined,
            items: [],
            totalCount: 0,
          });
        },
      },
    });
    await screen.findByText('Costs have not been calculated yet.');
    hasFailed = true;
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Image data could not be loaded.',
    );
    expect(
      screen.queryByText('Costs have not been calculated yet.'),
    ).not.toBeInTheDocument();
  });

  it('tells how to begin where no service has images', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () =>
          organisationCost({
            items: [],
            totalCount: 0,
            totals: { ...organisationCost().totals, services: 0 },
          }),
      },
    });
    expect(
      await screen.findByText('No service has images yet.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/image-insights\.io\/repositories:/),
    ).toBeInTheDocument();
  });

  it('offers to clear filters that leave no service', async () => {
    renderOnEntity(<Savings />, {
      path: '/?system=system:default/none',
      api: {
        getCost: async query =>
          query?.system
            ? organisationCost({
                items: [],
                totalCount: 0,
                totals: { ...organisationCost().totals, services: 0 },
              })
            : organisationCost(),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Clear all' }),
    );
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).toHaveTextContent(/^\/$/);
  });

  it('names what the address asks for and it does not know', async () => {
    renderOnEntity(<Savings />, { path: '/?path=carrier-pigeon&by=moon' });
    expect(
      await screen.findByText(
        'carrier-pigeon is no path that can be compared here. Showing today.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('moon is no way to sum up. Showing services.'),
    ).toBeInTheDocument();
  });

  it('says why nothing could be loaded', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getCost: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend answered: 503 Service Unavailable.',
    );
  });

  it('keeps the figures where only the plan fails', async () => {
    renderOnEntity(<Savings />, {
      api: {
        getSavings: async () => {
          throw new Error('504 Gateway Timeout');
        },
      },
    });
    expect(
      await screen.findByRole('table', { name: 'Services by cost, 2' }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The backend answered: 504 Gateway Timeout.',
    );
  });
});
