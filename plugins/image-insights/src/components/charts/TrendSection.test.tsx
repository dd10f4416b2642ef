import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { History } from '@image-insights/backstage-plugin-image-insights-common';
import { useUrlState } from '../../url';
import {
  digestOf,
  growingHistory,
  historyPoint,
  renderOnEntity,
} from '../../__testUtils__';
import { TrendSection } from './TrendSection';

const now = Date.parse('2026-11-21T10:00:00Z');

function Trend(props: { history?: History; limitBytes?: number }) {
  return (
    <TrendSection
      history={props.history}
      limitBytes={props.limitBytes}
      selectedDigest={props.history?.points.at(-1)?.digest}
      isStale={false}
      url={useUrlState()}
    />
  );
}

describe('TrendSection', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('says in a sentence what the chart shows, which is also its name', async () => {
    renderOnEntity(<Trend history={growingHistory()} limitBytes={250e6} />);
    const sentence =
      '3 releases from 23 Aug 2026 to 21 Nov 2026, 182 MB to 268 MB to pull; largest step +81.3 MB in 2.14.0.';
    expect(await screen.findByText(sentence)).toBeInTheDocument();
    const chart = await screen.findByRole('img', { name: sentence });
    expect(await within(chart).findByText('budget 250 MB')).toBeInTheDocument();
    expect(
      await within(chart).findByText(
        'before 10 Nov 2026: placed by build date',
      ),
    ).toBeInTheDocument();
    expect(
      await within(chart).findByText('2.13.0, 187 MB, 20 Oct 2026'),
    ).toBeInTheDocument();
  });

  it('selects the release whose dot is pressed', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    const dot = await screen.findByText('2.13.0, 187 MB, 20 Oct 2026');
    await userEvent.click(dot);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?release=2.13.0',
    );
  });

  it('shows every release as a table with exact bytes and dates', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    await userEvent.click(await screen.findByRole('radio', { name: 'Table' }));
    const rows = within(
      screen.getByRole('table', { name: 'Size of each release' }),
    ).getAllByRole('row');
    expect(rows).toHaveLength(4);
    expect(rows[1]).toHaveTextContent('2.14.0');
    expect(rows[1]).toHaveTextContent('2026-11-20 08:00:00 UTC');
    expect(rows[1]).toHaveTextContent('268,300,000 B');
    expect(rows[1]).toHaveTextContent('+81.3 MB');
    expect(screen.getByLabelText('address')).toHaveTextContent('?view=table');
  });

  it('offers the logarithmic scale where sizes differ much, and never takes it by itself', async () => {
    const history = growingHistory();
    history.points = [
      historyPoint({ tag: '1.0.0', compressedBytes: 796_000_000 }),
      historyPoint({ tag: '2.0.0', compressedBytes: 682_000 }),
    ];
    renderOnEntity(<Trend history={history} />);
    expect(
      await screen.findByText(/Sizes differ 1,167-fold\./),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Use log scale' }),
    );
    expect(screen.getByRole('radio', { name: 'Log' })).toBeChecked();
    expect(screen.getByLabelText('address')).toHaveTextContent('?y=log');
  });

  it('names the last release before an empty range and leads out of it', async () => {
    renderOnEntity(<Trend history={growingHistory()} />, {
      path: '/?since=2026-11-01&until=2026-11-10',
    });
    expect(
      await screen.findByText('No release between 1 Nov 2026 and 10 Nov 2026.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The last before was 2.13.0, 20 Oct 2026.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all time' }),
    );
    expect(
      await screen.findByText(/^3 releases from 20 Sep/),
    ).toBeInTheDocument();
  });

  it('gives the reason of every gap, and of every moved tag', async () => {
    const history = growingHistory();
    history.gaps = [
      {
        from: '2026-11-01T00:00:00.000Z',
        until: '2026-11-05T00:00:00.000Z',
        reason: 'the registry did not answer',
      },
    ];
    history.points[1] = { ...history.points[1], movedFrom: 'sha256:abc' };
    renderOnEntity(<Trend history={history} />);
    expect(
      await screen.findByText(
        'not scanned, 1 Nov 2026 to 5 Nov 2026: the registry did not answer',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/2\.13\.0 was moved on 20 Oct 2026; before: sha256:abc/),
    ).toBeInTheDocument();
  });

  it('says that a budget far above is not drawn', async () => {
    renderOnEntity(<Trend history={growingHistory()} limitBytes={2e9} />);
    expect(
      await screen.findByText('The budget of 2.00 GB is far above.'),
    ).toBeInTheDocument();
  });

  it('names a value of the address that it does not know', async () => {
    renderOnEntity(<Trend history={growingHistory()} />, {
      path: '/?y=cubic',
    });
    expect(
      await screen.findByText('y=cubic is not a scale. Showing linear.'),
    ).toBeInTheDocument();
  });

  it('says how many of a thousand releases it shows', async () => {
    const history = growingHistory();
    history.points = Array.from({ length: 1_000 }, (_, index) =>
      historyPoint({
        tag: `1.${index}.0`,
        digest: digestOf(index + 1),
        at: new Date(now - (1_000 - index) * 7_200_000).toISOString(),
        compressedBytes: 100_000_000 + (index % 7) * 1_000_000,
      }),
    );
    renderOnEntity(<Trend history={history} />);
    expect(
      await screen.findByText(
        /^Showing \d+ of 1,000 releases; the smallest and largest of every \d+ hours are kept\. Zoom in or open the table for all\./,
      ),
    ).toBeInTheDocument();
  });

  it('draws the score below the sizes, named in words, and lists it in the table', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    const strip = await screen.findByRole('img', {
      name: 'Score of each release, 70 · B to 61 · C',
    });
    expect(
      await within(strip).findByText('2.14.0, 61 · C'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'Table' }));
    const rows = within(
      screen.getByRole('table', { name: 'Size of each release' }),
    ).getAllByRole('row');
    expect(rows[1]).toHaveTextContent('61 · C');
    expect(rows[1]).toHaveTextContent('54.2 MB');
    expect(rows[3]).toHaveTextContent('not judged yet');
    expect(rows[3]).toHaveTextContent('not read');
  });

  it('draws no score where nothing was judged', async () => {
    const history = growingHistory();
    history.points = history.points.map(point => ({
      ...point,
      score: undefined,
    }));
    renderOnEntity(<Trend history={history} />);
    expect(
      await screen.findByText('No release of this range was judged yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: /^Score/ })).toBeNull();
  });

  it('shows deployments in a lane, touching ones as one, and selects by them', async () => {
    const history = growingHistory();
    history.deployments = [
      {
        id: '1',
        at: '2026-10-21T08:00:00.000Z',
        environment: 'production',
        digest: digestOf(13),
      },
      {
        id: '2',
        at: '2026-11-20T09:00:00.000Z',
        environment: 'production',
        digest: digestOf(14),
      },
      {
        id: '3',
        at: '2026-11-20T10:00:00.000Z',
        environment: 'staging',
        digest: digestOf(14),
      },
    ];
    renderOnEntity(<Trend history={history} />);
    const lane = await screen.findByRole('img', {
      name: '3 recorded deployments',
    });
    expect(within(lane).getByText('P')).toBeInTheDocument();
    expect(within(lane).getByText('PS')).toBeInTheDocument();
    expect(
      screen.getByText('deployments: P production, S staging'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(lane).getByText('2.13.0, production, 21 Oct 2026'),
    );
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?release=2.13.0',
    );
  });

  it('zooms by a stretch that is drawn on the chart', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    const chart = await screen.findByRole('img', { name: /^3 releases/ });
    const dot = await within(chart).findByText('2.13.0, 187 MB, 20 Oct 2026');
    const overlay = dot.closest('svg')?.parentElement;
    if (!overlay) throw new Error('the chart has nothing to draw on');
    const user = userEvent.setup();
    // 900 px wide where nothing can be measured; the plot is 76 to 876.
    await user.pointer([
      { keys: '[MouseLeft>]', target: overlay, coords: { clientX: 476 } },
      { target: overlay, coords: { clientX: 676 } },
    ]);
    expect(screen.getByLabelText('address')).not.toHaveTextContent('since');
    await user.pointer([
      { keys: '[/MouseLeft]', target: overlay, coords: { clientX: 676 } },
    ]);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?since=2026-10-07&until=2026-10-29',
    );
  });

  it('selects the release whose step is pressed, wherever', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    const chart = await screen.findByRole('img', { name: /^3 releases/ });
    const dot = await within(chart).findByText('2.13.0, 187 MB, 20 Oct 2026');
    const overlay = dot.closest('svg')?.parentElement;
    if (!overlay) throw new Error('the chart has nothing to press');
    await userEvent.pointer([
      { keys: '[MouseLeft]', target: overlay, coords: { clientX: 676 } },
    ]);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?release=2.13.0',
    );
  });

  it('zooms by handles that say their dates, and changes the address once they rest', async () => {
    renderOnEntity(<Trend history={growingHistory()} />);
    const handle = await screen.findByRole('slider', { name: 'Show from' });
    expect(handle).toHaveAttribute('aria-valuetext', '20 Sept 2026');
    fireEvent.change(handle, {
      target: { value: String(Date.UTC(2026, 9, 1) / 86_400_000) },
    });
    expect(handle).toHaveAttribute('aria-valuetext', '1 Oct 2026');
    expect(
      await screen.findByText(/^2 releases from 1 Oct 2026/),
    ).toBeInTheDocument();
    expect(screen.getByLabelText('address')).not.toHaveTextContent('since');
    fireEvent.pointerUp(handle);
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?since=2026-10-01&until=2026-11-21',
    );
  });

  it('sorts the table, and keeps what is not known last', async () => {
    renderOnEntity(<Trend history={growingHistory()} />, {
      path: '/?view=table',
    });
    const table = await screen.findByRole('table', {
      name: 'Size of each release',
    });
    await userEvent.click(within(table).getByRole('button', { name: 'Score' }));
    expect(screen.getByLabelText('address')).toHaveTextContent('sort=-score');
    await userEvent.click(
      within(table).getByRole('button', { name: /^Score/ }),
    );
    const names = within(table)
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);
    expect(names).toEqual(['2.14.0', '2.13.0', '2.12.0']);
    expect(
      within(table).getByRole('columnheader', { name: /^Score/ }),
    ).toHaveAttribute('aria-sort', 'ascending');
  });

  it('leads out of an empty range to the release next to it', async () => {
    renderOnEntity(<Trend history={growingHistory()} />, {
      path: '/?since=2026-01-01&until=2026-01-31',
    });
    expect(
      await screen.findByText('The first after it is 2.12.0, 20 Sept 2026.'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
    expect(screen.getByLabelText('address')).toHaveTextContent(
      '?release=2.12.0&since=2026-01-01&until=2026-09-21',
    );
    expect(
      await screen.findByText(/^One release from 1 Jan 2026/),
    ).toBeInTheDocument();
  });

  it('leaves out a date that is none, and says so', async () => {
    renderOnEntity(<Trend history={growingHistory()} />, {
      path: '/?since=yesterday',
    });
    expect(
      await screen.findByText(
        'since=yesterday is not a date such as 2026-11-21. It is left out.',
      ),
    ).toBeInTheDocument();
  });

  it('keeps its place while the history is on its way', async () => {
    renderOnEntity(<Trend />);
    expect(
      await screen.findByRole('region', { name: 'Size of each release' }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});
