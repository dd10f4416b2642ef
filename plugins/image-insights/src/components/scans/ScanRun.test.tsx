import { act, screen, within } from '@testing-library/react';
import { ResponseError } from '@backstage/errors';
import type { ScanDetails } from '@image-insights/backstage-plugin-image-insights-common';
import { Route, Routes } from 'react-router-dom';
import { mockSignals, renderOnEntity, scan } from '../../__testUtils__';
import { Scans } from './Scans';

const now = Date.parse('2026-11-21T10:00:00Z');

/** Shows the page of a scan where an app mounts it. */
function renderRun(
  getScan: () => Promise<ScanDetails>,
  options: Parameters<typeof renderOnEntity>[1] = {},
) {
  return renderOnEntity(
    <Routes>
      <Route path="/image-insights/scans/*" element={<Scans />} />
    </Routes>,
    {
      path: '/image-insights/scans/7',
      ...options,
      api: { getScan, ...options.api },
    },
  );
}

function running(over: Partial<ScanDetails> = {}): ScanDetails {
  return scan({
    state: 'running',
    startedAt: '2026-11-21T09:58:48.000Z',
    finishedAt: undefined,
    counts: {
      repositories: 12,
      repositoriesDone: 4,
      repositoriesListed: 12,
      found: 2_880,
      known: 894,
      fetched: 310,
      analysed: 288,
      skipped: 0,
      failed: 4,
      remaining: 1_672,
      requests: {
        tagLists: 12,
        manifestHeads: 1_300,
        manifests: 310,
        configs: 288,
        tokens: 3,
        other: 1,
      },
    },
    ...over,
  });
}

describe('the page of a scan', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(now);
  });
  afterEach(() => jest.restoreAllMocks());

  it('shows how far a running scan has come, since when, and what it did', async () => {
    renderRun(async () => running());
    expect(
      await screen.findByRole('heading', { name: /Scan of everything/ }),
    ).toHaveTextContent('running for 1 min 12 s');
    const bar = screen.getByRole('progressbar', {
      name: 'Progress of the scan',
    });
    expect(bar).toHaveAttribute('aria-valuetext', '1,208 of 2,880 tags');
    expect(bar).toHaveAttribute('value', String(1_208 / 2_880));
    const counts = screen.getByLabelText('Tags by what became of them');
    expect(counts).toHaveTextContent('found2,880');
    expect(counts).toHaveTextContent('remaining1,672');
    const requests = screen.getByRole('table', {
      name: 'Requests to registries',
    });
    expect(requests).toHaveTextContent('Manifests310');
    expect(requests).toHaveTextContent('All1,914');
    expect(
      screen.getByText(
        'What could not be read is listed when the scan has ended.',
      ),
    ).toBeInTheDocument();
  });

  it('goes by repositories until all tags are counted', async () => {
    renderRun(async () =>
      running({ counts: { ...running().counts, repositoriesListed: 9 } }),
    );
    const bar = await screen.findByRole('progressbar');
    expect(bar).toHaveAttribute('value', String(4 / 12));
    expect(bar).toHaveAttribute(
      'aria-valuetext',
      '4 of 12 repositories, 2,880 tags found so far',
    );
  });

  it('has a bar without an end as long as nothing is known', async () => {
    renderRun(async () =>
      running({
        counts: {
          ...running().counts,
          repositories: 0,
          repositoriesDone: 0,
          repositoriesListed: 0,
          found: 0,
          remaining: 0,
        },
      }),
    );
    const bar = await screen.findByRole('progressbar');
    expect(bar).not.toHaveAttribute('value');
    expect(bar).toHaveAttribute('aria-valuetext', 'Looking for repositories');
  });

  it('says aloud its start, each quarter and its end, and nothing in between', async () => {
    const signals = mockSignals();
    const tell = (scanId: string) =>
      act(async () => signals.send('image-insights:scans', { scanId }));
    let remaining = 2_880;
    let state: ScanDetails['state'] = 'running';
    renderRun(
      async () =>
        running({
          state,
          counts: { ...running().counts, failed: 0, remaining },
        }),
      {
        signals: signals.api,
      },
    );
    const region = await screen.findByText('The scan is running.');
    expect(region).toHaveAttribute('role', 'status');
    const spoken: string[] = [];
    for (const left of [2_800, 2_160, 2_100, 1_440, 720, 10]) {
      remaining = left;
      await tell('7');
      spoken.push(region.textContent ?? '');
    }
    expect(spoken).toEqual([
      'The scan is running.',
      'The scan is at 25 percent.',
      'The scan is at 25 percent.',
      'The scan is at 50 percent.',
      'The scan is at 75 percent.',
      'The scan is at 75 percent.',
    ]);
    remaining = 0;
    state = 'finished';
    await tell('7');
    expect(region).toHaveTextContent('Scan finished: 310 new images.');
  });

  it('does not ask again because of other scans', async () => {
    const signals = mockSignals();
    const tell = (scanId: string) =>
      act(async () => signals.send('image-insights:scans', { scanId }));
    const api = renderRun(async () => running(), {
      signals: signals.api,
    });
    await screen.findByRole('progressbar');
    expect(api.getScan).toHaveBeenCalledTimes(1);
    await tell('another');
    expect(api.getScan).toHaveBeenCalledTimes(1);
    await tell('7');
    expect(api.getScan).toHaveBeenCalledTimes(2);
  });

  it('groups what failed by cause, with remedy and who can act, per repository', async () => {
    const refused = {
      code: 'unauthorized',
      message: 'The registry refused the credentials (401).',
      remedy: 'Renew the credentials.',
      cause: 'credentials' as const,
      actor: 'registry-owner' as const,
    };
    const gone = {
      code: 'manifest-missing',
      message: 'The registry has no such tag (404).',
      remedy: 'Nothing to do.',
      cause: 'gone' as const,
      actor: 'nobody' as const,
    };
    renderRun(async () => ({
      ...scan(),
      counts: { ...scan().counts, failed: 5 },
      failures: [
        { ...gone, repository: 'localhost:7070/team/legacy', tag: '1.0.0' },
        { ...refused, repository: 'localhost:7070/shop/one' },
        { ...gone, repository: 'localhost:7070/team/legacy', tag: '1.1.0' },
      ],
    }));
    const first = await screen.findByRole('table', {
      name: 'Gone from the registry, 2 failures',
    });
    expect(within(first).getAllByRole('rowheader')).toHaveLength(1);
    expect(within(first).getAllByRole('row')).toHaveLength(3);
    expect(
      screen.getByText('Nothing to do. Who can act: nobody has to.'),
    ).toBeInTheDocument();
    const second = screen.getByRole('table', {
      name: 'Credentials refused, one failure',
    });
    expect(second).toHaveTextContent('localhost:7070/shop/oneall');
    expect(
      screen.getByText(/^3 of 5 are listed: at most 500 are kept/),
    ).toBeInTheDocument();
  });

  it('says that all went well, how long it took and who asked for it', async () => {
    renderRun(async () =>
      scan({ trigger: 'user', entityRef: 'component:default/checkout' }),
    );
    expect(
      await screen.findByRole('heading', { name: /Scan of checkout/ }),
    ).toHaveTextContent('took 1 min');
    expect(screen.getByText(/^Asked for by a person/)).toHaveTextContent(
      'Asked for by a person 13 minutes ago. It covers the repositories that checkout names.',
    );
    expect(
      screen.getByText('Everything that was wanted was read.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '1');
  });

  it.each([
    ['failed', 'This scan failed.'],
    ['interrupted', 'This scan was stopped before its end.'],
  ] as const)('says why a scan %s', async (state, title) => {
    renderRun(async () =>
      running({
        state,
        finishedAt: '2026-11-21T09:59:00.000Z',
        problem: {
          code: 'interrupted',
          message: 'The backend stopped while this scan was running',
          remedy: 'Nothing to do: the next scan takes up what is missing.',
        },
      }),
    );
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(
      screen.getByText(
        'The backend stopped while this scan was running. Nothing to do: the next scan takes up what is missing.',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('heading', { name: /Scan of everything/ }),
    ).toHaveTextContent('ended after 12 s');
    expect(
      screen.queryByText('Everything that was wanted was read.'),
    ).not.toBeInTheDocument();
  });

  it('says that a scan waits for its turn', async () => {
    renderRun(async () => running({ state: 'queued' }));
    expect(
      await screen.findByRole('heading', { name: /Scan of everything/ }),
    ).toHaveTextContent('waiting for its turn');
  });

  it('says that a scan is not kept any more, and leads back', async () => {
    const error = await ResponseError.fromResponse(
      new Response(JSON.stringify({ error: { name: 'NotFoundError' } }), {
        status: 404,
        headers: { 'content-type': 'application/json' },
      }),
    );
    renderRun(async () => {
      throw error;
    });
    expect(
      await screen.findByText('This scan is no longer kept.'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'All scans' })).toHaveAttribute(
      'href',
      '/image-insights/scans',
    );
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('lets one try again where the scan could not be loaded', async () => {
    renderRun(async () => {
      throw new Error('503 Service Unavailable');
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Image data could not be loaded.',
    );
  });
});
