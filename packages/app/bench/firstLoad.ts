import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser } from '@playwright/test';
import { serveApp } from './serveApp';
import { thousandReleases } from './thousandReleases';

/** What a browser fetches for the Images tab, in bytes after gzip. */
export interface FirstLoad {
  /** What the app itself grew by: loaded with every page of it. */
  entry: number;
  /** What the tab adds to that before its figures are there. */
  tab: number;
  /** What comes after the figures, charts above all. */
  later: number;
  /** The largest files of the tab and of what comes later. */
  files: { file: string; bytes: number; when: 'tab' | 'later' }[];
  /** From the last answer that the figures need to their frame, milliseconds. */
  untilFigures: number[];
}

interface Fetched {
  file: string;
  start: number;
}

/** What a page fetched, and when its figures and the answers to them came. */
interface Visit {
  files: Fetched[];
  answered: number;
  painted: number;
}

const figures = { text: 'Size to pull', chart: '.recharts-surface' };

async function visit(
  browser: Browser,
  url: string,
  until: { text: string; chart?: string },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 1000 },
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(text => {
      const found = () =>
        [...document.querySelectorAll('main, body')].some(part =>
          part.textContent?.includes(text),
        );
      const observer = new MutationObserver(() => {
        if (!found()) return;
        observer.disconnect();
        // What is posted within a frame comes after it was painted.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => performance.mark('figures');
          channel.port2.postMessage(undefined);
        });
      });
      observer.observe(document, { childList: true, subtree: true });
    }, until.text);
    await page.goto(url);
    await page.waitForFunction(
      () => performance.getEntriesByName('figures').length > 0,
      undefined,
      { timeout: 120_000 },
    );
    if (until.chart) {
      await page.locator(until.chart).first().waitFor({ timeout: 120_000 });
    }
    await page.waitForLoadState('networkidle');
    return await page.evaluate(() => {
      const painted = performance.getEntriesByName('figures')[0].startTime;
      const resources = performance
        .getEntriesByType('resource')
        .filter(
          (entry): entry is PerformanceResourceTiming =>
            entry instanceof PerformanceResourceTiming,
        );
      const own = resources.map(entry => ({
        path: new URL(entry.name).pathname,
        start: entry.startTime,
        end: entry.responseEnd,
      }));
      return {
        files: own
          .filter(({ path }) => /\.(js|css)$/.test(path))
          .map(({ path, start }) => ({ file: path, start })),
        answered: Math.max(
          0,
          ...own
            .filter(({ path }) => path.startsWith('/api/image-insights/'))
            .map(({ end }) => end)
            .filter(end => end <= painted),
        ),
        painted,
      };
    });
  } finally {
    await context.close();
  }
}

/**
 * Counts what the plugin adds to what a browser has to fetch before the tab of
 * a service shows its figures: a production build of the app with the plugin
 * against one without it, both in a real Chromium.
 *
 * @param options - `dist` with the plugin, `bare` without; both built for `port`
 */
export async function measureFirstLoad(options: {
  dist: string;
  bare: string;
  port: number;
  releases: number;
}): Promise<FirstLoad> {
  const { dist, bare, port } = options;
  const answers = thousandReleases(options.releases, Date.now());
  const entity = `http://localhost:${port}/catalog/default/component/checkout`;
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const open = async (
    folder: string,
    path: string,
    until: { text: string; chart?: string },
  ) => {
    const served = await serveApp({ dist: folder, port, answers });
    try {
      return await visit(browser, `${entity}${path}`, until);
    } finally {
      await served.stop();
    }
  };
  try {
    const without = await open(bare, '', { text: 'Checkout' });
    const visits: Visit[] = [];
    for (let time = 0; time < 5; time += 1) {
      visits.push(await open(dist, '/images', figures));
    }
    const [first] = visits;
    const bytes = (folder: string, file: string) =>
      gzipSync(readFileSync(join(folder, file))).byteLength;
    const sum = (folder: string, files: readonly string[]) =>
      files.reduce((total, file) => total + bytes(folder, file), 0);

    const known = new Set(without.files.map(({ file }) => file));
    const isCharts = (file: string) =>
      readFileSync(join(dist, file), 'utf8').includes('recharts');
    const entries = entryFiles(dist);
    const added = first.files.filter(
      ({ file }) => !known.has(file) && !entries.includes(file),
    );
    const files = added.map(({ file, start }) => ({
      file,
      bytes: bytes(dist, file),
      when:
        start > first.painted || isCharts(file)
          ? ('later' as const)
          : ('tab' as const),
    }));
    const total = (when: 'tab' | 'later') =>
      files
        .filter(one => one.when === when)
        .reduce((all, one) => all + one.bytes, 0);
    return {
      entry: sum(dist, entries) - sum(bare, entryFiles(bare)),
      tab: total('tab'),
      later: total('later'),
      files: files.sort((a, b) => b.bytes - a.bytes),
      untilFigures: visits.map(({ answered, painted }) => painted - answered),
    };
  } finally {
    await browser.close();
  }
}

/** The scripts and styles that the page of an app names itself. */
function entryFiles(folder: string): string[] {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map(
    ([, path]) => path,
  );
}
