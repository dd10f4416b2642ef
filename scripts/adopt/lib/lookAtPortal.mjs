import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findOrInstallBrowser } from '../../lib/browser.mjs';
import { root } from '../../lib/paths.mjs';

const require = createRequire(join(root, 'package.json'));
const patience = 180_000;

/** What has to be found in each app, in the words of the pages. */
function looks({ figure, tag }) {
  const summary = page =>
    page.getByText(`shop/checkout ${tag}`, { exact: true });
  return [
    {
      name: 'card',
      path: '/catalog/default/component/checkout',
      found: page => [
        summary(page),
        page.getByText(figure, { exact: true }).first(),
      ],
    },
    {
      name: 'tab',
      path: '/catalog/default/component/checkout',
      // A tab in old apps, a link of the header in new ones.
      open: page =>
        page
          .getByRole('tab', { name: 'Images' })
          .or(page.getByRole('link', { name: 'Images', exact: true }))
          .first()
          .click(),
      found: page => [
        page.getByText('Size to pull').first(),
        page.getByText(figure, { exact: true }).first(),
        page.getByRole('heading', { name: 'Size of each release' }),
      ],
    },
    {
      name: 'system-card',
      path: '/catalog/default/system/examples',
      found: page => [page.getByText(figure).first()],
    },
    {
      name: 'page',
      path: '/catalog/default/component/checkout',
      open: page =>
        page.getByRole('link', { name: 'Image Insights' }).first().click(),
      found: page => [
        page
          .getByRole('row')
          .filter({ hasText: 'checkout' })
          .filter({ hasText: figure }),
      ],
    },
  ];
}

/**
 * Looks, in a headless Chromium, for the card, the tab and the page in the apps
 * of both frontend systems, with the figure that the registry's own manifest
 * adds up to. Leaves a picture of each.
 *
 * @returns what was found and what was not, one line each
 */
export async function lookAtPortal({ urls, release, pictures }) {
  const executablePath = await findOrInstallBrowser();
  if (!executablePath) {
    throw new Error(
      'no Chromium that starts was found or could be installed: set CHROMIUM_PATH',
    );
  }
  const { chromium } = require('@playwright/test');
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const results = [];
    for (const [system, url] of Object.entries(urls)) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'en-GB',
        timezoneId: 'UTC',
      });
      results.push(
        ...(await lookAtApp(context, { system, url, release, pictures })),
      );
      await context.close();
    }
    return results;
  } finally {
    await browser.close();
  }
}

async function lookAtApp(context, { system, url, release, pictures }) {
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const errors = [];
  page.on('pageerror', error => errors.push(String(error)));
  await page.goto(url);
  await signIn(page);
  const results = [];
  for (const look of looks(release)) {
    const what = `${system} frontend system: ${look.name}`;
    try {
      await page.goto(`${url}${look.path}`);
      await look.open?.(page);
      for (const part of look.found(page)) {
        await part.waitFor({ state: 'visible' });
        await part.scrollIntoViewIfNeeded();
      }
      results.push({ what, isGood: true });
    } catch (error) {
      results.push({ what, isGood: false, why: firstLines(error) });
    }
    await page.screenshot({
      path: join(pictures, `${system}-${look.name}.png`),
    });
  }
  for (const error of new Set(errors)) {
    results.push({
      what: `${system} frontend system: no errors thrown`,
      isGood: false,
      why: error,
    });
  }
  return results;
}

/** Enters as guest where the app asks; some sign in by themselves. */
async function signIn(page) {
  const enter = page.getByRole('button', { name: 'Enter' });
  const inside = page.getByRole('link', { name: 'Settings' });
  await enter.or(inside).first().waitFor();
  if (await enter.isVisible()) await enter.click();
  await inside.first().waitFor();
}

function firstLines(error) {
  return String(error.message).split('\n').slice(0, 6).join('\n');
}
