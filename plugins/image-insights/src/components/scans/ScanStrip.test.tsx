import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ToastApiMessage } from '@backstage/frontend-plugin-api';
import type {
  Scan,
  StartedScan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { mockSignals, renderOnEntity, scan } from '../../__testUtils__';
import { useCoveringScan } from '../../data';
import { ScanNowButton } from './ScanNowButton';
import { ScanStrip } from './ScanStrip';
import { useFollowedScan } from './useFollowedScan';

const repository = 'localhost:7070/shop/checkout';

/** A page that follows the scans of a service. */
function Page(props: { onEnded?: (scan: Scan) => void }) {
  const covering = useCoveringScan({
    entityRef: 'component:default/checkout',
    repositories: [repository],
  });
  const followed = useFollowedScan({
    covering: covering.scan,
    onEnded: ended => {
      props.onEnded?.(ended);
      covering.retry();
    },
  });
  return (
    <>
      <ScanNowButton
        nextScanAt="2026-11-21T10:12:00.000Z"
        onStarted={followed.follow}
      />
      <ScanStrip followed={followed}>read 12 minutes ago</ScanStrip>
    </>
  );
}

function running(over: Partial<StartedScan> = {}): StartedScan {
  return scan({
    id: '8',
    state: 'running',
    finishedAt: undefined,
    counts: {
      ...scan().counts,
      repositories: 1,
      repositoriesDone: 0,
      repositoriesListed: 1,
      found: 40,
      fetched: 0,
      remaining: 30,
    },
    ...over,
  });
}

function portal(now: { scan: Scan; list: Scan[]; started?: StartedScan }) {
  const signals = mockSignals();
  const toasts: ToastApiMessage[] = [];
  const onEnded = jest.fn();
  const api = renderOnEntity(<Page onEnded={onEnded} />, {
    signals: signals.api,
    toasts: {
      post: toast => {
        toasts.push(toast);
        return { close() {} };
      },
    },
    api: {
      getScan: async () => now.scan,
      listScans: async () => ({ items: now.list }),
      startScan: async () => now.started ?? { ...running(), isNew: true },
    },
  });
  return {
    api,
    toasts,
    onEnded,
    signals,
    tell: (scanId: string) =>
      act(async () => signals.send('image-insights:scans', { scanId })),
  };
}

const scanNow = async () =>
  userEvent.click(await screen.findByRole('button', { name: 'Scan now' }));

describe('ScanStrip', () => {
  beforeEach(() => {
    jest
      .spyOn(Date, 'now')
      .mockReturnValue(Date.parse('2026-11-21T10:00:00.000Z'));
  });
  afterEach(() => jest.restoreAllMocks());

  it('holds what belongs on its line as long as nothing runs', async () => {
    portal({ scan: running(), list: [scan()] });
    expect(await screen.findByText('read 12 minutes ago')).toBeInTheDocument();
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('shows a scan that was asked for, its end, and a toast that leads to it', async () => {
    const now = { scan: running(), list: [scan()] };
    const { tell, toasts, onEnded } = portal(now);
    await scanNow();
    expect(await screen.findByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      '10 of 40 tags',
    );
    expect(screen.queryByText('read 12 minutes ago')).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Follow it' })).toHaveAttribute(
      'href',
      '/image-insights/scans/8',
    );
    now.scan = {
      ...running(),
      state: 'finished',
      counts: { ...running().counts, fetched: 310, failed: 4, remaining: 0 },
    };
    await tell('8');
    expect(
      await screen.findAllByText('Scan finished: 310 new images, 4 failed.'),
    ).toHaveLength(2);
    expect(screen.getByRole('link', { name: 'See failures' })).toHaveAttribute(
      'href',
      '/image-insights/scans/8',
    );
    expect(onEnded).toHaveBeenCalledTimes(1);
    expect(toasts).toEqual([
      {
        title: 'Scan finished: 310 new images, 4 failed.',
        status: 'warning',
        timeout: 12_000,
        links: [{ label: 'See failures', href: '/image-insights/scans/8' }],
      },
    ]);
  });

  it('says that a scan is running already, and leads to it', async () => {
    const now = {
      scan: running({ id: '5' }),
      list: [scan()],
      started: { ...running({ id: '5' }), isNew: false },
    };
    portal(now);
    await scanNow();
    expect(
      await screen.findAllByText('A scan is already running.'),
    ).not.toHaveLength(0);
    expect(screen.getByRole('link', { name: 'Follow it' })).toHaveAttribute(
      'href',
      '/image-insights/scans/5',
    );
  });

  it('says so where all was read a moment ago, without a toast', async () => {
    const recent = scan({
      id: '6',
      finishedAt: '2026-11-21T09:59:30.000Z',
    });
    const { toasts, onEnded } = portal({
      scan: recent,
      list: [recent],
      started: { ...recent, isNew: false },
    });
    await scanNow();
    expect(await screen.findByText(/^This was read/)).toHaveTextContent(
      'This was read 30 seconds ago. Asking again so soon would find nothing new.',
    );
    expect(toasts).toEqual([]);
    expect(onEnded).not.toHaveBeenCalled();
  });

  it('shows a scan that somebody else began, once signals tell of it, and no toast at its end', async () => {
    const now = { scan: running(), list: [scan()] };
    const { tell, toasts, onEnded, api } = portal(now);
    await screen.findByText('read 12 minutes ago');
    expect(api.listScans).toHaveBeenCalledTimes(1);
    now.list = [running(), scan()];
    await tell('8');
    expect(await screen.findByRole('progressbar')).toBeInTheDocument();
    // What it did next is asked of the scan, not of the list.
    await tell('8');
    expect(api.listScans).toHaveBeenCalledTimes(2);
    now.scan = { ...running(), state: 'finished' };
    now.list = [now.scan, scan()];
    await tell('8');
    expect(await screen.findByText('read 12 minutes ago')).toBeInTheDocument();
    expect(onEnded).toHaveBeenCalledTimes(1);
    expect(toasts).toEqual([]);
  });

  it.each([
    ['of everything', {}, 1],
    ['of the service', { entityRef: 'component:default/checkout' }, 1],
    ['of its repository', { repository }, 1],
    ['of another service', { entityRef: 'component:default/search' }, 0],
    ['of another repository', { repository: 'localhost:7070/x' }, 0],
  ])(
    'knows whether a scan %s concerns the service',
    async (_what, over, bars) => {
      const { api } = portal({
        scan: running(over),
        list: [running(over), scan()],
      });
      await screen.findByRole('button', { name: 'Scan now' });
      await act(async () => {});
      expect(api.listScans).toHaveBeenCalledTimes(1);
      await waitFor(() =>
        expect(screen.queryAllByRole('progressbar')).toHaveLength(bars),
      );
    },
  );

  it('listens no longer than it is shown', async () => {
    const { signals } = portal({ scan: running(), list: [running()] });
    await screen.findByRole('progressbar');
    expect(signals.listeners()).toBeGreaterThan(0);
    cleanup();
    expect(signals.listeners()).toBe(0);
  });
});

describe('a portal without signals', () => {
  it('asks from time to time how a scan goes on', async () => {
    jest.useFakeTimers();
    try {
      const states: Scan['state'][] = ['running', 'running', 'finished'];
      const api = renderOnEntity(<Page />, {
        api: {
          listScans: async () => ({ items: [running()] }),
          getScan: async () => ({
            ...running(),
            state: states.shift() ?? 'finished',
          }),
        },
      });
      await act(() => jest.advanceTimersByTimeAsync(100));
      expect(screen.getByRole('progressbar')).toBeInTheDocument();
      expect(api.getScan).toHaveBeenCalledTimes(1);
      await act(() => jest.advanceTimersByTimeAsync(2_000));
      expect(api.getScan).toHaveBeenCalledTimes(2);
      await act(() => jest.advanceTimersByTimeAsync(3_000));
      expect(api.getScan).toHaveBeenCalledTimes(3);
      await act(() => jest.advanceTimersByTimeAsync(60_000));
      expect(api.getScan).toHaveBeenCalledTimes(3);
    } finally {
      jest.useRealTimers();
    }
  });
});
