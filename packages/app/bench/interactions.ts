import { chromium } from '@playwright/test';
import {
  startTrace,
  stopwatch,
  type Awaited,
  type Interaction,
} from './answers';
import { serveApp } from './serveApp';
import { thousandReleases } from './thousandReleases';

const chart = '[role=img][aria-label*="releases from"]';
/** The line of sizes, and what is written at the axes. */
const curve = { selector: `${chart} path`, attribute: 'd' };
const labels = { selector: `${chart} svg text` };
const sentence = { selector: chart, attribute: 'aria-label' };

/** The figures, the line of the release, and its mark in the chart. */
const anotherRelease: Awaited = {
  signs: [
    { selector: 'main dl' },
    { selector: '[role=group][aria-label="Selected release"] strong' },
    { selector: `${chart} circle[r="6"]`, attribute: 'cx' },
  ],
};
const rows = { selector: '[role=tabpanel] table:first-of-type tbody' };
const anotherRange: Awaited = { signs: [sentence, curve] };

/**
 * How long the tab of a service with `releases` releases takes to answer, in
 * a real Chromium, with the app as it is built for production.
 *
 * @param options - `dist` is the built app, whose backend is at `port`; `trace`
 * is where to write a trace for the browser's developer tools
 */
export async function measureInteractions(options: {
  dist: string;
  port: number;
  trace?: string;
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
    const { measure } = await stopwatch(page);
    if (options.trace) await startTrace(browser, page, options.trace);
    await page.goto(
      `${served.url}/catalog/default/component/checkout/images?range=all`,
    );
    const picture = page.locator(chart);
    await picture.locator('path').first().waitFor();
    await picture.scrollIntoViewIfNeeded();
    await page.waitForTimeout(1_000);
    // Where on the page the chart is, which scrolls with what is pressed.
    const look = async () => {
      await picture.scrollIntoViewIfNeeded();
      const box = await picture.boundingBox();
      if (!box) throw new Error('the chart is nowhere');
      return {
        x: (share: number) => box.x + 80 + share * (box.width - 110),
        y: box.y + box.height / 2,
      };
    };
    let { x, y } = await look();
    const choose = (name: string) =>
      page.getByRole('radio', { name, exact: true }).click();

    const results = [
      await measure('point at a release', {
        signs: [{ selector: `${chart} strong` }],
        asks: ['pointermove'],
        times: 30,
        act: time => page.mouse.move(x(0.02 + time * 0.03), y),
      }),
      await measure('select by a click on its step', {
        ...anotherRelease,
        times: 10,
        act: time => page.mouse.click(x(0.05 + time * 0.09), y),
      }),
      await measure('previous release', {
        ...anotherRelease,
        times: 10,
        act: () =>
          page.getByRole('button', { name: /^Earlier release/ }).click(),
      }),
      await measure('next release by keyboard', {
        ...anotherRelease,
        times: 10,
        act: () =>
          page.getByRole('button', { name: /^Later release/ }).press('Enter'),
      }),
      await measure('another range', {
        ...anotherRange,
        times: 8,
        act: time =>
          choose(['1 year', '90 days', '30 days', 'All time'][time % 4]),
      }),
      await measure('time or order', {
        signs: [curve, labels],
        times: 6,
        act: time => choose(['Order', 'Time'][time % 2]),
      }),
      await measure('linear or log', {
        signs: [curve, labels],
        times: 6,
        act: time => choose(['Log', 'Linear'][time % 2]),
      }),
      await measure('move a handle of the zoom', {
        ...anotherRange,
        times: 6,
        act: () =>
          page.getByRole('slider', { name: 'Show from' }).press('PageUp'),
      }),
    ];
    results.push(
      await measure('zoom by drawing a stretch', {
        ...anotherRange,
        asks: ['pointerup'],
        times: 5,
        prepare: () => choose('All time'),
        act: async () => {
          ({ x, y } = await look());
          await page.mouse.move(x(0.3), y);
          await page.mouse.down();
          await page.mouse.move(x(0.5), y, { steps: 10 });
          await page.mouse.up();
        },
      }),
    );
    await choose('All time');
    results.push(
      await measure('open the table of all', {
        signs: [rows],
        times: 5,
        prepare: () => choose('Chart'),
        act: () => choose('Table'),
      }),
      await measure('sort the table', {
        signs: [rows],
        times: 6,
        act: () => page.getByRole('button', { name: /^To pull/ }).click(),
      }),
      await measure('back to the chart', {
        signs: [sentence, curve, labels],
        times: 5,
        prepare: () => choose('Table'),
        act: () => choose('Chart'),
      }),
      await measure('open the list of releases', {
        signs: [{ selector: '[role=option]' }],
        asks: ['pointerdown'],
        times: 5,
        prepare: () => page.keyboard.press('Escape'),
        act: () =>
          page
            .getByRole('button', { name: /Release/ })
            .first()
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
