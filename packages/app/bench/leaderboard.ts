import { chromium } from '@playwright/test';
import {
  startTrace,
  stopwatch,
  type Awaited,
  type Interaction,
} from './answers';
import { serveApp } from './serveApp';
import { tenThousandServices } from './tenThousandServices';
import { thousandReleases } from './thousandReleases';

/** Other rows, and none of them from before. */
const otherRows: Awaited = {
  signs: [{ selector: 'main table tbody' }],
  without: 'main [class*=stale] table',
};

/**
 * How long the leaderboard of ten thousand services takes to show other rows,
 * in a real Chromium, with the app as it is built for production. Answers come
 * at once: what the backend takes is measured by `yarn bench:audits`.
 *
 * @param options - `dist` is the built app, whose backend is at `port`; `trace`
 * is where to write a trace for the browser's developer tools
 */
export async function measureLeaderboard(options: {
  dist: string;
  port: number;
  trace?: string;
}): Promise<Interaction[]> {
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
    const { measure } = await stopwatch(page);
    if (options.trace) await startTrace(browser, page, options.trace);
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
      await measure('rank by another measure', {
        ...otherRows,
        times: 20,
        act: time =>
          choose(['Size', 'Score', 'Waste', 'Cost', 'Growth'][time % 5]),
      }),
      await measure('the other end first', {
        ...otherRows,
        times: 20,
        act: time => choose(['Smallest first', 'Largest first'][time % 2]),
      }),
      await measure('next page by keyboard', {
        ...otherRows,
        times: 20,
        act: () => press('Next page'),
      }),
      await measure('previous page by keyboard', {
        ...otherRows,
        times: 20,
        act: () => press('Previous page'),
      }),
    ];
    const teams = Array.from({ length: 20 }, (_, team) => `team-${team}`);
    await open(
      `?${new URLSearchParams(
        teams.map(team => ['owner', `group:default/${team}`]),
      )}`,
    );
    results.push(
      await measure('take a filter away', {
        ...otherRows,
        times: 19,
        act: time =>
          page
            .getByRole('button', {
              name: `Remove the filter Owner: ${teams[time]}`,
              exact: true,
            })
            .click(),
      }),
    );
    if (options.trace) await browser.stopTracing();
    return results;
  } finally {
    await browser.close();
    await served.stop();
  }
}
