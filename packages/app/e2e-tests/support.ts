import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import {
  EntitySummary,
  Image,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { APIRequestContext, expect, Page } from '@playwright/test';

/** Where the backend of the browser tests listens (app-config.e2e.yaml). */
export const backendUrl = 'http://localhost:17007';

const root = join(__dirname, '../../..');
const screenshots = join(root, 'test-artifacts/screenshots');

/** A token of the guest, as the portal itself gets it. */
export async function guestToken(request: APIRequestContext): Promise<string> {
  const response = await request.get(`${backendUrl}/api/auth/guest/refresh`);
  expect(response.ok()).toBe(true);
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}

/** Calls our API as the guest. */
export async function api<Answer>(
  request: APIRequestContext,
  path: string,
): Promise<Answer> {
  const token = await guestToken(request);
  const response = await request.get(
    `${backendUrl}/api/image-insights${path}`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  return response.json();
}

/** Waits until the demo's first scan has ended. */
export async function firstScan(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      async () => {
        const { items } = await api<ScanList>(request, '/scans');
        return items.some(
          scan => scan.state === 'finished' && scan.counts.found > 0,
        );
      },
      { timeout: 300_000, message: 'the first scan of the demo ends' },
    )
    .toBe(true);
}

/** Waits until the layers of an image were read and its rules asked. */
export async function judgedImage(
  request: APIRequestContext,
  digest: string,
): Promise<Image> {
  let image: Image | undefined;
  await expect
    .poll(
      async () => {
        image = await api<Image>(request, `/images/${digest}`);
        return (
          image.judgement !== undefined &&
          image.contentsState.state !== 'waiting'
        );
      },
      { timeout: 300_000, message: `${digest} is read and judged` },
    )
    .toBe(true);
  if (!image) throw new Error(`${digest} is not there`);
  return image;
}

/** The newest image of a service, judged, and the one before. */
export async function newestOf(request: APIRequestContext, service: string) {
  const summary = await api<EntitySummary>(
    request,
    `/entities/component/default/${service}`,
  );
  const [{ current, previousRelease }] = summary.repositories;
  if (!current || !previousRelease) {
    throw new Error(`${service} has less than two releases`);
  }
  await judgedImage(request, previousRelease.digest);
  return {
    current,
    previous: previousRelease,
    image: await judgedImage(request, current.digest),
  };
}

export type Theme = 'light' | 'dark';

/** Chooses the portal's theme, as its settings do, before the page loads. */
export async function useTheme(page: Page, theme: Theme) {
  await page.addInitScript(name => {
    localStorage.setItem('theme', name);
  }, theme);
}

/** Keeps a picture for a person to look at. */
export async function picture(page: Page, name: string) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({
    path: join(screenshots, `${name}.png`),
    fullPage: true,
    animations: 'disabled',
  });
}

/**
 * Takes a picture that the README shows. With `README_PICTURES=1` it takes the
 * place of the committed one.
 */
export async function readmePicture(page: Page, name: string) {
  const folder = process.env.README_PICTURES
    ? join(root, 'docs/images')
    : screenshots;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({
    path: join(folder, `${name}.png`),
    animations: 'disabled',
  });
}

/**
 * Waits until what moves within a part has come to rest; a skeleton may go on
 * pulsing, and so may what others draw beside it.
 */
async function expectAtRest(page: Page, part: string) {
  await page
    .waitForFunction(
      selector => {
        const parts = [...document.querySelectorAll(selector)];
        return document.getAnimations().every(animation => {
          const { playState, effect, timeline } = animation;
          const target = effect instanceof KeyframeEffect && effect.target;
          return (
            playState !== 'running' ||
            // Follows scrolling, not time: shadows of a card's body.
            timeline !== document.timeline ||
            effect?.getComputedTiming().endTime === Infinity ||
            !target ||
            !parts.some(one => one.contains(target))
          );
        });
      },
      part,
      { timeout: 10_000 },
    )
    .catch(error => {
      // What never rests is judged as it is.
      if (error.name !== 'TimeoutError') throw error;
    });
}

/** Fails on what axe calls serious or critical within our own part. */
export async function expectAccessible(page: Page, part: string) {
  // Half faded in, a text has no contrast.
  await expectAtRest(page, part);
  const { violations } = await new AxeBuilder({ page }).include(part).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' | ')}`,
    );
  expect(grave).toEqual([]);
}

/** Waits until the page is no wider than its window. */
export async function expectNoSidewaysScroll(page: Page) {
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          document.documentElement.scrollWidth -
          document.documentElement.clientWidth,
      ),
    )
    .toBe(0);
}
