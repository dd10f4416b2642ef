import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderOnEntity, scan } from '../../__testUtils__';
import { Scans } from './Scans';

const now = Date.parse('2026-11-21T10:00:00Z');
const nextScanAt = '2026-11-21T10:18:00.000Z';

describe('Scans', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says whether the last scan read everything and when the next one starts', async () => {
    renderOnEntity(<Scans />);
    expect(await screen.findByText(/^The last scan,/)).toHaveTextContent(
      'The last scan, 12 minutes ago, read everything it wanted.',
    );
    expect(screen.getByText(/^The next scan/)).toHaveTextContent(
      'The next scan starts in 18 minutes.',
    );
    const rows = within(
      screen.getByRole('table', { name: 'Scans, newest first' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('finished, on schedule');
    expect(rows[1]).toHaveTextContent('everything');
    expect(rows[1]).toHaveTextContent('238');
  });

  it('lists what could not be read, why, and what to do', async () => {
    renderOnEntity(<Scans />, {
      api: {
        listScans: async () => ({
          items: [
            scan({
              counts: { ...scan().counts, failed: 1 },
              failures: [
                {
                  repository: 'localhost:7070/shop/worker',
                  tag: '9.9.9',
                  code: 'digest-mismatch',
                  message: 'The manifest does not have its digest.',
                  remedy: 'Push the tag again.',
                },
              ],
            }),
          ],
          nextScanAt,
        }),
      },
    });
    const table = await screen.findByRole('table', {
      name: 'What could not be read',
    });
    expect(table).toHaveTextContent('localhost:7070/shop/worker');
    expect(table).toHaveTextContent('9.9.9');
    expect(table).toHaveTextContent('Push the tag again.');
    expect(screen.getByText(/^The last scan,/)).toHaveTextContent(
      'could not read one thing',
    );
    expect(screen.getByText('finished, with failures')).toBeInTheDocument();
  });

  it('shows how far a running scan has come', async () => {
    renderOnEntity(<Scans />, {
      api: {
        listScans: async () => ({
          items: [
            scan({
              state: 'running',
              finishedAt: undefined,
              counts: { ...scan().counts, found: 2_880, remaining: 1_676 },
            }),
          ],
        }),
      },
    });
    expect(
      await screen.findByText('A scan is running: 1204 of 2880 tags.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('progressbar', { name: 'Progress of the scan' }),
    ).toHaveAttribute('max', '2880');
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

  it('starts a scan of everything for those who may', async () => {
    const api = renderOnEntity(<Scans />);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Scan now' }),
    );
    expect(api.startScan).toHaveBeenCalledWith(undefined);
    expect(await screen.findByText('Scan started')).toBeInTheDocument();
  });

  it('says why a scan could not be started', async () => {
    renderOnEntity(<Scans />, {
      api: {
        startScan: async () => {
          throw new Error('Too many scans.');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Scan now' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The scan could not be started: Too many scans.',
    );
  });

  it('knows that nothing was scanned yet', async () => {
    renderOnEntity(<Scans />, {
      api: { listScans: async () => ({ items: [] }) },
    });
    expect(
      await screen.findByText('Nothing was scanned yet.'),
    ).toBeInTheDocument();
  });
});
