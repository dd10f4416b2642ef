import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  baseImageAudit,
  baseImageAuditRow,
  baseImageUse,
  baseImageUses,
  renderOnEntity,
} from '../../../__testUtils__';
import { BaseImagesAudit } from './BaseImagesAudit';

const now = Date.parse('2026-11-21T10:00:00Z');
const patience = { timeout: 20_000 };
const tableName = 'Base images in use, 4';

async function rowsOf(name: string) {
  const table = await screen.findByRole('table', { name }, patience);
  return within(table).getAllByRole('row').slice(1);
}

jest.setTimeout(60_000);

describe('BaseImagesAudit', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('opens with who is on an old base', async () => {
    renderOnEntity(<BaseImagesAudit />);
    expect(
      await screen.findByRole(
        'heading',
        {
          name: '7 of 27 services build on an older version of their base image than is known here.',
        },
        patience,
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Furthest behind: debian:12-slim, 3 months\./),
    ).toHaveTextContent(
      'Furthest behind: debian:12-slim, 3 months. 3 services build on a base past its end of life. One version of each base instead of several saves 58.0 MB. Of 10 services no base is known (which, and why).',
    );
  });

  it('shows how far behind in words, and what an update moves and saves', async () => {
    renderOnEntity(<BaseImagesAudit />);
    const [slim, old, scratch, unknown] = await rowsOf(tableName);
    expect(slim).toHaveTextContent('3 versions in use');
    expect(slim).toHaveTextContent('3 months');
    expect(slim).toHaveTextContent('7 services');
    expect(slim).toHaveTextContent('31.40 MB');
    expect(slim).toHaveTextContent('58.00 MB');
    expect(old).toHaveTextContent('none behind');
    expect(old).toHaveTextContent('reached its end of life on 30 Jun 2024');
    expect(scratch).toHaveTextContent('no base: built from scratch');
    expect(scratch).toHaveTextContent('does not apply');
    expect(unknown).toHaveTextContent('base not known');
    expect(unknown).toHaveTextContent('not known');
  });

  it('tells what is still supported from what no longer is', async () => {
    renderOnEntity(<BaseImagesAudit />, {
      api: {
        getBaseImageAudit: async () =>
          baseImageAudit({
            items: [
              baseImageAuditRow({
                key: 'today',
                name: 'today',
                endOfLife: '2026-11-21',
                endOfLifeOf: 'Debian 11',
                newestName: 'debian:12.9-slim',
              }),
              baseImageAuditRow({
                key: 'yesterday',
                name: 'yesterday',
                endOfLife: '2026-11-20',
                endOfLifeOf: 'Node.js 18',
              }),
            ],
          }),
      },
    });
    const [today, yesterday] = await rowsOf('Base images in use, 2');
    expect(today).toHaveTextContent('Debian 11 is supported until 21 Nov 2026');
    expect(today).toHaveTextContent('newest is debian:12.9-slim');
    expect(yesterday).toHaveTextContent(
      'Node.js 18 reached its end of life on 20 Nov 2026',
    );
  });

  it('opens a base to its services: age, method, and what updating moves', async () => {
    const api = renderOnEntity(<BaseImagesAudit />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'debian:12-slim' }, patience),
    );
    const [checkout, search] = await rowsOf('Images on debian:12-slim, 2');
    expect(checkout).toHaveTextContent('payments');
    // Where there is no room for a column of images, too.
    expect(checkout).toHaveTextContent('localhost:7070/shop/checkout:2.14.0');
    expect(checkout).toHaveTextContent('3 months behind');
    expect(checkout).toHaveTextContent('31.40 MB');
    expect(checkout).toHaveTextContent('named by the image itself, certain');
    expect(search).toHaveTextContent('newest known');
    expect(search).toHaveTextContent('nothing');
    expect(search).toHaveTextContent('same layers as a known image, likely');
    expect(
      within(checkout).getByRole('link', { name: 'checkout' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/checkout/images?repo=localhost%3A7070%2Fshop%2Fcheckout',
    );
    expect(api.getBaseImageUses).toHaveBeenCalledWith(
      expect.objectContaining({ base: 'debian:12-slim' }),
      expect.anything(),
    );
  });

  it('leads to the services of which no base is known, each with its reason', async () => {
    renderOnEntity(<BaseImagesAudit />, {
      api: {
        getBaseImageUses: async () =>
          baseImageUses({
            items: [
              baseImageUse({
                base: '(unknown)',
                baseImage: {
                  known: false,
                  reason: 'the image has no history',
                },
                builtAt: undefined,
                daysBehind: undefined,
              }),
            ],
          }),
      },
    });
    await userEvent.click(
      await screen.findByRole('link', { name: 'which, and why' }, patience),
    );
    const [row] = await rowsOf('Images of which no base is known, 1');
    expect(row).toHaveTextContent('The image has no history.');
    expect(screen.getByLabelText('address')).toHaveTextContent('open=');
  });

  it('orders by age and by what one base saves', async () => {
    const api = renderOnEntity(<BaseImagesAudit />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Furthest behind' }, patience),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent('?sort=-behind');
    await waitFor(
      () =>
        expect(api.getBaseImageAudit).toHaveBeenLastCalledWith(
          expect.objectContaining({ orderBy: 'behind', order: 'desc' }),
          expect.anything(),
        ),
      patience,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Base' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(/\?sort=name$/);
  });

  it('says where nobody is behind', async () => {
    renderOnEntity(<BaseImagesAudit />, {
      api: {
        getBaseImageAudit: async () =>
          baseImageAudit({
            items: [
              baseImageAuditRow({ servicesBehind: 0, daysBehind: undefined }),
            ],
            totals: {
              bases: 1,
              servicesBehind: 0,
              servicesPastEndOfLife: 0,
              servicesUnknown: 0,
              oneBaseSavesBytes: 0,
            },
          }),
      },
    });
    expect(
      await screen.findByRole(
        'heading',
        {
          name: 'No service builds on an older version of its base image than is known here.',
        },
        patience,
      ),
    ).toBeInTheDocument();
    const [row] = await rowsOf('Base images in use, 1');
    expect(row).toHaveTextContent('age not known');
  });

  it('says why the services of a base could not be loaded, below the row', async () => {
    renderOnEntity(<BaseImagesAudit />, {
      path: '/?open=debian%3A12-slim',
      api: {
        getBaseImageUses: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    expect(
      await screen.findByText(
        'Image data could not be loaded.',
        undefined,
        patience,
      ),
    ).toBeInTheDocument();
    expect(screen.getByRole('table', { name: tableName })).toBeInTheDocument();
  });
});
