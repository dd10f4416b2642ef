import { readFileSync } from 'node:fs';
import {
  Leaderboard,
  LeaderboardGroups,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, Page, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  expectNoSidewaysScroll,
  firstScan,
  newestOf,
  picture,
  readmePicture,
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

test('the README shows the services ranked by growth', async ({
  page,
  request,
}) => {
  await expect
    .poll(
      async () => {
        const { items } = await api<Leaderboard>(request, '/leaderboard');
        return items.every(
          ({ score, cost }) =>
            score !== undefined && score.evidence > 0.75 && cost !== undefined,
        );
      },
      { timeout: 300_000, message: 'all services are judged and costed' },
    )
    .toBe(true);
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto('/image-insights/leaderboard');
  await expect(
    page.getByRole('table', { name: /^Services by growth/ }),
  ).toBeVisible();
  await readmePicture(page, 'leaderboard');
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

/** Names in the first column after the rank, top down. */
function names(page: Page): Promise<string[]> {
  // Below it, folded, are those that are not ranked.
  return page
    .locator('main table')
    .first()
    .locator('tbody th[scope="row"]')
    .evaluateAll(cells =>
      cells.map(cell => cell.querySelector('a, span span')?.textContent ?? ''),
    );
}

const measures = [
  { choice: 'Growth', table: 'growth', query: '' },
  { choice: 'Size', table: 'size', query: '?orderBy=compressedBytes' },
  { choice: 'Score', table: 'score', query: '?orderBy=score&order=asc' },
  { choice: 'Waste', table: 'waste', query: '?orderBy=wastedBytes' },
  { choice: 'Cost', table: 'cost a month', query: '?orderBy=cost' },
];

for (const { choice, table, query } of measures) {
  test(`services can be ranked by ${table}`, async ({ page, request }) => {
    test.setTimeout(1_000_000);
    await newestOf(request, 'checkout');
    await page.goto('/image-insights/leaderboard');
    await page.getByRole('radio', { name: choice, exact: true }).click();
    // Verdicts come in meanwhile: page and API are compared anew until they agree.
    await expect(async () => {
      const board = await api<Leaderboard>(request, `/leaderboard${query}`);
      await page.reload();
      await expect(
        page.getByRole('table', { name: `Services by ${table}, ` }),
      ).toBeVisible({ timeout: 20_000 });
      expect(await names(page)).toEqual(board.items.map(({ title }) => title));
    }).toPass({ timeout: 300_000 });
  });
}

test('owners can be ranked, and each leads to its services', async ({
  page,
  request,
}) => {
  await page.goto('/image-insights/leaderboard?sort=-compressedBytes');
  await page.getByRole('radio', { name: 'Owners' }).click();
  await expect(page).toHaveURL(/\?by=owner&sort=-compressedBytes$/);
  const groups = await api<LeaderboardGroups>(
    request,
    '/leaderboard/groups?by=owner&orderBy=compressedBytes',
  );
  const short = (key = '') => key.slice(key.indexOf('/') + 1);
  await expect(
    page.getByRole('table', { name: `Owners by size, ${groups.totalCount}` }),
  ).toBeVisible();
  expect(await names(page)).toEqual(groups.items.map(({ key }) => short(key)));

  const [largest] = groups.items;
  await page
    .getByRole('link', { name: short(largest.key), exact: true })
    .click();
  await expect(page).toHaveURL(/owner=group/);
  await expect(
    page.getByRole('table', {
      name: `Services by size, ${largest.services - largest.notRead}`,
    }),
  ).toBeVisible();
});

test('a filter is in the address, and the CSV has exactly its rows', async ({
  page,
}) => {
  await page.goto('/image-insights/leaderboard');
  await page
    .getByRole('button', { name: /^Any Owner$|Owner/ })
    .first()
    .click();
  await page.getByRole('option', { name: 'storefront' }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/owner=group%3Adefault%2Fstorefront/);
  await page.getByRole('searchbox', { name: 'Find a service' }).fill('e');
  await expect(page).toHaveURL(/q=e/);
  await expect(
    page.getByRole('button', { name: 'Remove the filter Search: e' }),
  ).toBeVisible();
  const download = page.waitForEvent('download');
  const button = page.getByRole('button', { name: /^Download CSV/ });
  const said = await button.textContent();
  await button.click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(
    /^image-leaderboard-\d{4}-\d\d-\d\d\.csv$/,
  );
  const [head, ...rows] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split('\r\n');
  const title = head.split(',').indexOf('title');
  const shown = await names(page);
  expect(rows.map(row => row.split(',')[title])).toEqual(shown);
  expect(shown.length).toBeGreaterThan(0);
  expect(said).toContain(String(shown.length));
});

test('the address brings filters and order back', async ({ page }) => {
  await page.goto(
    '/image-insights/leaderboard?owner=group:default/storefront&sort=-compressedBytes',
  );
  await expect(
    page.getByRole('table', { name: /^Services by size/ }),
  ).toBeVisible();
  const before = await names(page);
  await page
    .getByRole('button', { name: 'Remove the filter Owner: storefront' })
    .click();
  await expect(page).toHaveURL(/leaderboard\?sort=-compressedBytes$/);
  await expect
    .poll(async () => (await names(page)).length)
    .toBeGreaterThan(before.length);
  await page.goBack();
  await expect.poll(() => names(page)).toEqual(before);
});

test('who improved most leads to what changed', async ({ page, request }) => {
  const { mostImproved = [] } = await api<Leaderboard>(request, '/leaderboard');
  const [best] = mostImproved;
  expect(best).toBeDefined();
  await page.goto('/image-insights/leaderboard');
  const praise = page.getByRole('region', {
    name: 'Most improved in 30 days',
  });
  await expect(praise.getByRole('listitem')).toHaveCount(mostImproved.length);
  await praise
    .getByRole('link', {
      name: `See how ${best.title} became smaller in ${best.to.tag}`,
    })
    .click();
  await expect(page).toHaveURL(/\/images\/compare\?/);
  const address = new URL(page.url()).searchParams;
  expect(address.get('base')).toBe(best.from.digest);
  expect(address.get('head')).toBe(best.to.digest);
  await expect(
    page.getByRole('heading', {
      name: `From ${best.from.tag} to ${best.to.tag}`,
    }),
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
    await expectNoSidewaysScroll(page);
    await picture(page, `leaderboard-${theme}-720`);
    await page.goto('/image-insights/leaderboard?by=owner');
    await expect(page.getByRole('row').nth(3)).toBeVisible();
    await expectAccessible(page, 'main');
    await expectNoSidewaysScroll(page);
    await picture(page, `leaderboard-owners-${theme}-720`);
    await page.setViewportSize({ width: 1280, height: 900 });
    await picture(page, `leaderboard-owners-${theme}`);
    await page.goto('/image-insights/scans?open=gone');
    await expect(page.getByText('shop/loyalty').first()).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `scans-${theme}`);
  });
}
