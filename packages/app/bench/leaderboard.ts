import { chromium, type CDPSession, type Page } from '@playwright/test';
import { serveApp } from './serveApp';
import { tenThousandServices } from './tenThousandServices';
import { thousandReleases } from './thousandReleases';

/** How long one kind of change took until its rows were painted. */
export interface BoardChange {
  name: string;
  times: number;
  /** Milliseconds from the input to the frame that shows the new rows. */
  median: number;
  p95: number;
  /** What the page's main thread computed for one. */
  computed: number;
}

declare global {
  interface Window {
    /** Milliseconds until the rows of the last input were painted. */
    painted?: number;
  }
}

/** In the page: waits for an input, and then for other rows, none of them stale. */
function watchRows() {
  const rows = () => document.querySelector('main table tbody');
  const before = rows()?.textContent;
  let begin: number | undefined;
  window.painted = undefined;
  const note = (event: Event) => {
    begin ??= event.timeStamp;
  };
  window.addEventListener('click', note, { capture: true, once: true });
  window.addEventListener('keydown', note, { capture: true, once: true });
  const look = () => {
    const body = rows();
    const isThere =
      body &&
      body.textContent !== before &&
      body.closest('[class*=stale]') === null;
    if (begin === undefined || !isThere) {
      requestAnimationFrame(look);
      return;
    }
    const since = begin;
    // What is posted within a frame comes after it was painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      window.painted = performance.now() - since;
    };
    requestAnimationFrame(() => channel.port2.postMessage(undefined));
  };
  requestAnimationFrame(look);
}

/** What the page's main thread has computed so far; others' load aside. */
async function computedSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  const found = metrics.find(({ name }) => name === 'TaskDuration');
  return (found?.value ?? 0) * 1_000;
}

async function measure(
  { page, session }: { page: Page; session: CDPSession },
  name: string,
  times: number,
  act: (time: number) => Promise<void>,
): Promise<BoardChange> {
  const painted: number[] = [];
  let computed = 0;
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(watchRows);
    const before = await computedSoFar(session);
    await act(time);
    await page.waitForFunction(() => window.painted !== undefined);
    computed += (await computedSoFar(session)) - before;
    painted.push(await page.evaluate(() => window.painted ?? Number.NaN));
    await page.waitForTimeout(200);
  }
  painted.sort((a, b) => a - b);
  return {
    name,
    times,
    median: painted[Math.floor(painted.length / 2)],
    p95: painted[Math.ceil(painted.length * 0.95) - 1],
    computed: computed / times,
  };
}

/**
 * How long the leaderboard of ten thousand services takes to show other rows,
 * in a real Chromium, with the app as it is built for production. Answers come
 * at once: what the backend takes is measured by `yarn bench:audits`.
 *
 * @param options - `dist` is the built app, whose backend is at `port`
 */
export async function measureLeaderboard(options: {
  dist: string;
  port: number;
}): Promise<BoardChange[]> {
  const now = Date.now();
  const answer = tenThousandServices(now);
  const served = await serveApp({
    ...options,
    answers: thousandReleases(40, now),
  });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 1000 },
    });
    await page.route('**/api/image-insights/leaderboard?*', route =>
      route.fulfill({
        json: answer(new URL(route.request().url()).searchParams),
      }),
    );
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const board = { page, session };
    const address = `${served.url}/image-insights/leaderboard`;
    const open = async (search: string) => {
      await page.goto(`${address}${search}`);
      await page.locator('main table tbody tr').first().waitFor();
      await page.waitForTimeout(500);
    };
    const choose = (name: string) =>
      page.getByRole('radio', { name, exact: true }).click();
    const press = (name: string) =>
      page.getByRole('button', { name }).first().press('Enter');

    await open('');
    const results = [
      await measure(board, 'rank by another measure', 20, time =>
        choose(['Size', 'Score', 'Waste', 'Cost', 'Growth'][time % 5]),
      ),
      await measure(board, 'the other end first', 20, time =>
        choose(['Smallest first', 'Largest first'][time % 2]),
      ),
      await measure(board, 'next page by keyboard', 20, () =>
        press('Next page'),
      ),
      await measure(board, 'previous page by keyboard', 20, () =>
        press('Previous page'),
      ),
    ];
    const teams = Array.from({ length: 20 }, (_, team) => `team-${team}`);
    await open(
      `?${new URLSearchParams(
        teams.map(team => ['owner', `group:default/${team}`]),
      )}`,
    );
    results.push(
      await measure(board, 'take a filter away', 19, time =>
        page
          .getByRole('button', {
            name: `Remove the filter Owner: ${teams[time]}`,
            exact: true,
          })
          .click(),
      ),
    );
    return results;
  } finally {
    await browser.close();
    await served.stop();
  }
}
