import { screen, within } from '@testing-library/react';
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
      await screen.findByText('y=cubic is not known here. Showing linear.'),
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
      await screen.findByText(/^Showing \d+ of 1000 releases/),
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
    expect(await screen.findAllByRole('img')).toHaveLength(1);
  });

  it('keeps its place while the history is on its way', async () => {
    renderOnEntity(<Trend />);
    expect(
      await screen.findByRole('region', { name: 'Size of each release' }),
    ).toHaveAttribute('aria-busy', 'true');
  });
});
