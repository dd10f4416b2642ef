import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  formatBytes,
  Leaderboard,
  Overview,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, Page, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  expectNoSidewaysScroll,
  firstScan,
  newestOf,
  picture,
  Theme,
  useTheme,
} from './support';

const themes: Theme[] = ['light', 'dark'];
const artefacts = join(__dirname, '../../../test-artifacts');
const commerce = [
  'group:default/commerce',
  'group:default/storefront',
  'group:default/payments',
  'group:default/insight',
];
const ofCommerce = `?${new URLSearchParams(
  commerce.map(owner => ['owner', owner]),
)}`;

test.beforeAll(async ({ request }) => {
  test.setTimeout(600_000);
  await firstScan(request);
  await newestOf(request, 'checkout');
});

/** The card of a system, domain or group. */
function cardOf(page: Page, kind: string) {
  return page
    .getByRole('article')
    .filter({ hasText: `Images of this ${kind}` })
    .last();
}

/** A service of the portfolio whose figures the card names. */
async function expectSums(page: Page, kind: string, sums: Overview) {
  const card = cardOf(page, kind);
  await expect(
    card.getByRole('link', { name: `All ${sums.services} services` }),
  ).toBeVisible();
  await expect(card).toContainText(
    `${formatBytes(sums.compressedBytes, { locale: 'en-GB' })} to pull`,
  );
  await expect(card).toContainText('in 30 days');
  for (const { title } of sums.items) {
    await expect(
      card.getByRole('link', { name: title, exact: true }),
    ).toBeVisible();
  }
}

test('J7: is my group better than last month? Told on its page; one click to all its services', async ({
  page,
  request,
}) => {
  const sums = await api<Overview>(request, `/overview${ofCommerce}`);
  expect(sums.services).toBeGreaterThan(8);
  expect(sums.change30Days).toBeDefined();

  await page.goto('/catalog/default/group/commerce');
  // 0: the sum, the change and the services that grew most.
  await expectSums(page, 'group', sums);
  await picture(page, 'portfolio-group');
  // 1
  await cardOf(page, 'group')
    .getByRole('link', { name: `All ${sums.services} services` })
    .click();
  await expect(page).toHaveURL(/\/leaderboard\?owner=/);
  const board = await api<Leaderboard>(request, `/leaderboard${ofCommerce}`);
  await expect(
    page.getByRole('link', { name: board.items[0].title, exact: true }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Mailer', exact: true }),
  ).toHaveCount(0);
});

test('a system and a domain are summed up by the catalog’s relations', async ({
  page,
  request,
}) => {
  await page.goto('/catalog/default/system/shop');
  await expectSums(
    page,
    'system',
    await api<Overview>(request, '/overview?system=system:default/shop'),
  );
  await page.goto('/catalog/default/domain/selling');
  await expectSums(
    page,
    'domain',
    await api<Overview>(
      request,
      '/overview?system=system:default/shop&system=system:default/money',
    ),
  );
});

test('broken budgets are told apart from those nearly used up, as CSV too', async ({
  page,
  request,
}) => {
  const over = await api<Leaderboard>(
    request,
    '/leaderboard?budget=over&orderBy=budget',
  );
  const { budgets } = over.totals;
  if (!budgets) throw new Error('the leaderboard counts no budgets');
  expect(over.items.map(({ title }) => title)).toContain('Checkout');

  await page.goto('/image-insights/leaderboard');
  await page.getByRole('tab', { name: 'Budgets' }).click();
  await expect(
    page.getByRole('heading', {
      name: new RegExp(
        `^${budgets.over} of ${budgets.set} services with a budget`,
      ),
    }),
  ).toBeVisible();
  const broken = page
    .getByRole('table', { name: /^Services over their budget/ })
    .getByRole('row', { name: /Checkout/ });
  await expect(broken).toContainText('from the annotation');
  await expect(broken).toContainText('3.20.0');
  await expect(
    page
      .getByRole('table', { name: /^Services near their budget/ })
      .getByRole('row', { name: /Search/ }),
  ).toContainText('94% used');

  const downloading = page.waitForEvent('download');
  await page
    .getByRole('button', { name: /^Download CSV/ })
    .first()
    .click();
  const download = await downloading;
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(over.items.length + 1);
  const columns = lines[0].split(',');
  const [first] = lines.slice(1).map(line => line.split(','));
  const cell = (name: string) => first[columns.indexOf(name)];
  expect(cell('service')).toBe(over.items[0].entityRef);
  expect(Number(cell('over_budget_bytes'))).toBe(
    over.items[0].budget?.overBytes,
  );
  expect(cell('over_budget_since')).toBe(over.items[0].budget?.since?.at);

  // To the release that broke it.
  await broken.getByRole('link', { name: '3.20.0' }).click();
  await expect(page).toHaveURL(/\/images\?.*release=3\.20\.0/);
});

for (const theme of themes) {
  test(`the report is printed light from the ${theme} theme, of its filters only`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await page.goto(`/image-insights/report${ofCommerce}`);
    await expect(
      page.getByText(/Owner: commerce, storefront, payments, insight/),
    ).toBeVisible();
    const print = page.getByRole('button', { name: 'Print' });
    await expect(print).toBeEnabled();
    for (const name of [
      'Budgets',
      'Findings',
      'Base images',
      'Shared layers',
      'Scan health',
    ]) {
      await expect(
        page.getByRole('region', { name, exact: true }).locator('h2'),
      ).toBeVisible();
    }
    await expectAccessible(page, 'main');
    await picture(page, `report-${theme}`);
    mkdirSync(artefacts, { recursive: true });
    const file = await page.pdf({
      path: join(artefacts, `report-${theme}.pdf`),
      printBackground: true,
      preferCSSPageSize: true,
    });
    // Landscape, each audit on a sheet of its own.
    const sheets = file.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets.length).toBeGreaterThanOrEqual(5);
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('tab', { name: 'Budgets' })).toBeHidden();
    await expect(print).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize({ width: 720, height: 900 });
    await picture(page, `report-${theme}-720`);
  });

  test(`cards and budgets are accessible in the ${theme} theme`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    for (const [path, kind] of [
      ['group/commerce', 'group'],
      ['system/shop', 'system'],
    ]) {
      await page.goto(`/catalog/default/${path}`);
      await expect(
        cardOf(page, kind).getByRole('link', { name: /^All \d+ services$/ }),
      ).toBeVisible();
      await expectAccessible(
        page,
        'article:has(ul[aria-label="Grew most in 30 days"])',
      );
      await picture(page, `portfolio-${kind}-${theme}`);
      await page.setViewportSize({ width: 720, height: 900 });
      await picture(page, `portfolio-${kind}-${theme}-720`);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
    await page.goto('/image-insights/budgets');
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await page.getByRole('button', { name: /^How to set one/ }).click();
    await expect(
      page.getByText(/image-insights.io\/size-budget/),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `budgets-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await expectNoSidewaysScroll(page);
    await picture(page, `budgets-${theme}-720`);
  });
}
