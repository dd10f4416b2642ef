import { chromium, type CDPSession, type Page } from '@playwright/test';
import { serveApp } from './serveApp';
import { thousandReleases } from './thousandReleases';

/** What one kind of interaction took, in milliseconds. */
export interface Interaction {
  name: string;
  times: number;
  /** From the input to the frame that shows its answer. */
  median: number;
  worst: number;
  /** The longest that the page was deaf to other input after it. */
  longestTask: number;
  /** What the page's main thread computed for one, on the whole. */
  computed: number;
}

interface Recorded {
  paints: number[];
  tasks: number[];
}

declare global {
  interface Window {
    recorded: Recorded;
  }
}

/** In the page: when the frame after each input was there, and long tasks. */
function record() {
  window.recorded = { paints: [], tasks: [] };
  const inputs = ['pointerdown', 'pointermove', 'click', 'keydown', 'input'];
  for (const type of inputs) {
    window.addEventListener(
      type,
      event => {
        const begin = event.timeStamp;
        requestAnimationFrame(() => {
          // What is posted within a frame comes after it was painted.
          const channel = new MessageChannel();
          channel.port1.onmessage = () =>
            window.recorded.paints.push(performance.now() - begin);
          channel.port2.postMessage(undefined);
        });
      },
      true,
    );
  }
  new PerformanceObserver(list => {
    window.recorded.tasks.push(
      ...list.getEntries().map(({ duration }) => duration),
    );
  }).observe({ entryTypes: ['longtask'] });
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
): Promise<Interaction> {
  const paints: number[] = [];
  let longestTask = 0;
  const before = await computedSoFar(session);
  for (let time = 0; time < times; time += 1) {
    await page.evaluate(() => {
      window.recorded.paints = [];
      window.recorded.tasks = [];
    });
    await act(time);
    await page.waitForTimeout(400);
    const found = await page.evaluate(() => window.recorded);
    paints.push(Math.max(0, ...found.paints));
    longestTask = Math.max(longestTask, ...found.tasks);
  }
  const sorted = [...paints].sort((a, b) => a - b);
  return {
    name,
    times,
    median: sorted[Math.floor(sorted.length / 2)],
    worst: sorted[sorted.length - 1],
    longestTask,
    computed: ((await computedSoFar(session)) - before) / times,
  };
}

/**
 * How long the tab of a service with `releases` releases takes to answer, in
 * a real Chromium, with the app as it is built for production.
 *
 * @param options - `dist` is the built app, whose backend is at `port`
 */
export async function measureInteractions(options: {
  dist: string;
  port: number;
  releases: number;
}): Promise<Interaction[]> {
  const answers = thousandReleases(options.releases, Date.now());
  const served = await serveApp({ ...options, answers });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1280, height: 1000 },
    });
    await page.addInitScript(record);
    await page.goto(
      `${served.url}/catalog/default/component/checkout/images?range=all`,
    );
    const chart = page.getByRole('img', { name: /releases from/ });
    await chart.locator('.recharts-surface').waitFor();
    await chart.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_000);
    const box = await chart.boundingBox();
    if (!box) throw new Error('the chart is nowhere');
    const x = (share: number) => box.x + 80 + share * (box.width - 110);
    const y = box.y + box.height / 2;
    const choose = (name: string) =>
      page.getByRole('radio', { name, exact: true }).click();

    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const tab = { page, session };
    const results = [
      await measure(tab, 'point at a release', 30, time =>
        page.mouse.move(x(0.02 + time * 0.03), y),
      ),
      await measure(tab, 'select by a click on its step', 10, time =>
        page.mouse.click(x(0.05 + time * 0.09), y),
      ),
      await measure(tab, 'previous release', 10, () =>
        page.getByRole('button', { name: /^Earlier release/ }).click(),
      ),
      await measure(tab, 'next release by keyboard', 10, async () => {
        await page
          .getByRole('button', { name: /^Later release/ })
          .press('Enter');
      }),
      await measure(tab, 'another range', 8, time =>
        choose(['1 year', '90 days', '30 days', 'All time'][time % 4]),
      ),
      await measure(tab, 'time or order', 6, time =>
        choose(['Order', 'Time'][time % 2]),
      ),
      await measure(tab, 'linear or log', 6, time =>
        choose(['Log', 'Linear'][time % 2]),
      ),
      await measure(tab, 'move a handle of the zoom', 20, () =>
        page.getByRole('slider', { name: 'Show from' }).press('PageUp'),
      ),
    ];
    await choose('All time');
    results.push(
      await measure(tab, 'zoom by drawing a stretch', 1, async () => {
        await page.mouse.move(x(0.3), y);
        await page.mouse.down();
        await page.mouse.move(x(0.5), y, { steps: 10 });
        await page.mouse.up();
      }),
    );
    await choose('All time');
    results.push(
      await measure(tab, 'open the table of all', 1, () => choose('Table')),
      await measure(tab, 'sort the table', 4, () =>
        page.getByRole('button', { name: /^To pull/ }).click(),
      ),
      await measure(tab, 'back to the chart', 1, () => choose('Chart')),
      await measure(tab, 'open the list of releases', 1, () =>
        page
          .getByRole('button', { name: /Release/ })
          .first()
          .click(),
      ),
    );
    return results;
  } finally {
    await browser.close();
    await served.stop();
  }
}
