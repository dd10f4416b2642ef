import {
  Leaderboard,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  firstScan,
  newestOf,
  picture,
  Theme,
  useTheme,
} from './support';

const themes: Theme[] = ['light', 'dark'];

test.beforeAll(async ({ request }) => {
  test.setTimeout(400_000);
  await firstScan(request);
});

test('the portal opens on the organisation’s services', async ({ page }) => {
  await page.goto('/');
  for (const service of ['Checkout', 'Billing', 'Search']) {
    await expect(
      page.getByRole('link', { name: service, exact: true }).first(),
    ).toBeVisible();
  }
  await picture(page, 'portal');
});

test('the leaderboard ranks all services and leads to the worst one’s images', async ({
  page,
  request,
}) => {
  const board = await api<Leaderboard>(request, '/leaderboard');
  expect(board.totals.services).toBeGreaterThan(10);

  await page.goto('/');
  await page.getByRole('link', { name: 'Image Insights' }).first().click();
  await expect(
    page.getByText(`${board.totals.services} services`).first(),
  ).toBeVisible();
  await page.getByRole('link', { name: board.items[0].title }).first().click();
  await expect(page).toHaveURL(/\/images/);
});

test('filters are in the address, and the address brings them back', async ({
  page,
  request,
}) => {
  const board = await api<Leaderboard>(
    request,
    '/leaderboard?owner=group:default/payments',
  );
  await page.goto('/image-insights/leaderboard?owner=group:default/payments');
  const rows = page.getByRole('row');
  await expect(rows).toHaveCount(board.totalCount + 1);
});

test('services can be ranked by score, the worst first, and by waste', async ({
  page,
  request,
}) => {
  test.setTimeout(1_000_000);
  await newestOf(request, 'checkout');
  await page.goto('/image-insights/leaderboard');
  await page.getByRole('radio', { name: 'Score' }).click();
  await expect(page).toHaveURL(/sort=score/);
  await expect(
    page.getByRole('table', { name: /^Services by score/ }),
  ).toBeVisible();
  // Verdicts come in meanwhile: page and API are compared anew until they agree.
  await expect(async () => {
    const board = await api<Leaderboard>(
      request,
      '/leaderboard?orderBy=score&order=asc',
    );
    const scores = board.items.flatMap(({ score }) =>
      score ? [score.points] : [],
    );
    expect(scores.length).toBeGreaterThan(1);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
    await page.reload();
    await expect(page.getByRole('row').nth(1)).toContainText(
      board.items[0].title,
      { timeout: 20_000 },
    );
  }).toPass({ timeout: 300_000 });
  await page.getByRole('radio', { name: 'Waste' }).click();
  await expect(
    page.getByRole('table', { name: /^Services by waste/ }),
  ).toBeVisible();
});

test('every failure of the scan is told with its remedy', async ({
  page,
  request,
}) => {
  const { items } = await api<ScanList>(request, '/scans');
  const failures = items.flatMap(scan => scan.failures);
  expect(failures.some(f => f.repository.endsWith('shop/loyalty'))).toBe(true);
  for (const failure of failures) {
    expect(failure.message.length).toBeGreaterThan(10);
    expect(failure.remedy.length).toBeGreaterThan(10);
  }
  await page.goto('/image-insights/scans?open=gone');
  await expect(page.getByText('shop/loyalty').first()).toBeVisible();
});

for (const theme of themes) {
  test(`the pages are accessible in the ${theme} theme`, async ({ page }) => {
    await useTheme(page, theme);
    await page.goto('/image-insights/leaderboard');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `leaderboard-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await picture(page, `leaderboard-${theme}-720`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto('/image-insights/scans?open=gone');
    await expect(page.getByText('shop/loyalty').first()).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `scans-${theme}`);
  });
}
