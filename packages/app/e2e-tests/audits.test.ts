import { readFile } from 'node:fs/promises';
import {
  BaseImageAudit,
  BaseImageUses,
  FindingAudit,
  LayerAudit,
  LayerUses,
  RuleAudit,
} from '@image-insights/backstage-plugin-image-insights-common';
import { APIRequestContext, expect, Page, test } from '@playwright/test';
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

/** Waits until every image was judged and no verdict changes any more. */
async function judgedOrganisation(request: APIRequestContext): Promise<void> {
  let before = '';
  await expect
    .poll(
      async () => {
        const audit = await api<RuleAudit>(request, '/audit/rules');
        const { judged, read } = audit.coverage;
        const now = JSON.stringify(audit.items);
        const isSettled = read > 0 && judged === read && now === before;
        before = now;
        return isSettled;
      },
      {
        timeout: 600_000,
        intervals: [5_000],
        message: 'all images are judged',
      },
    )
    .toBe(true);
}

/** Presses the button, and reads the lines of the file that it saves. */
async function downloaded(page: Page, rows: number): Promise<string[]> {
  const saved = page.waitForEvent('download');
  const name =
    rows === 1 ? 'Download CSV (1 row)' : `Download CSV (${rows} rows)`;
  await page.getByRole('button', { name }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(
    /^image-insights-[a-z-]+-\d{4}-\d\d-\d\d\.csv$/,
  );
  const text = await readFile(await download.path(), 'utf8');
  // The byte-order mark at its beginning counts as a space.
  return text.trim().split('\r\n');
}

/** A column of a CSV without quoted cells before it. */
function column(lines: readonly string[], name: string): string[] {
  const [head, ...rows] = lines;
  const index = head.split(',').indexOf(name);
  expect(index, `${name} is a column of ${head}`).toBeGreaterThanOrEqual(0);
  return rows.map(row => row.split(',')[index]);
}

test.beforeAll(async ({ request }) => {
  test.setTimeout(1_200_000);
  await firstScan(request);
  await newestOf(request, 'checkout');
  await judgedOrganisation(request);
});

test('J4: which one change helps most, and who makes it? Three clicks to the services', async ({
  page,
  request,
}) => {
  const audit = await api<RuleAudit>(request, '/audit/rules');
  const [best] = audit.items;
  const findings = await api<FindingAudit>(
    request,
    `/audit/findings?rule=${best.rule}&limit=20`,
  );
  expect(findings.totalCount).toBeGreaterThan(0);

  await page.goto('/');
  // 1
  await page.getByRole('link', { name: 'Image Insights' }).first().click();
  // 2
  await page.getByRole('tab', { name: 'Findings' }).click();
  await expect(
    page.getByRole('heading', { name: `Most to gain: ${best.title}` }),
  ).toBeVisible();
  await expect(
    page
      .getByRole('table', { name: /^Rules by what they found/ })
      .getByRole('row'),
  ).toHaveCount(Math.min(audit.totalCount, 50) + 1);
  // 3
  await page.getByRole('button', { name: best.title, exact: true }).click();
  const services = page.getByRole('table', {
    name: `Findings of “${best.title}”, ${findings.totalCount}`,
  });
  await expect(services.getByRole('row')).toHaveCount(
    findings.items.length + 1,
  );
  await expect(services.getByRole('row').nth(1)).toContainText(
    findings.items[0].title,
  );

  // From there one gets to the line that is to be changed.
  await services
    .getByRole('link', { name: /^Finding in / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/images\/findings\?.*finding=/);
  await expect(
    page
      .getByRole('button', { expanded: true })
      .filter({ hasText: findings.items[0].findingTitle }),
  ).toBeVisible();
});

test('the CSV holds exactly the rules that the filter shows', async ({
  page,
  request,
}) => {
  const filter = 'severity=medium&owner=group:default/payments';
  const audit = await api<RuleAudit>(request, `/audit/rules?${filter}`);
  expect(audit.totalCount).toBeGreaterThan(0);
  await page.goto(`/image-insights/findings?${filter}`);
  const table = page.getByRole('table', { name: /^Rules by what they found/ });
  await expect(table.getByRole('row')).toHaveCount(audit.totalCount + 1);
  const lines = await downloaded(page, audit.totalCount);
  expect(column(lines, 'rule')).toEqual(audit.items.map(({ rule }) => rule));
  for (const { title } of audit.items) {
    await expect(
      table.getByRole('button', { name: title, exact: true }),
    ).toBeVisible();
  }
});

test('a filter of findings is in the address, and the address brings it back', async ({
  page,
}) => {
  await page.goto('/image-insights/findings');
  await expect(
    page.getByRole('table', { name: /^Rules by what they found/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Services', exact: true }).click();
  await expect(page).toHaveURL(/\?sort=-services$/);
  await page.getByRole('searchbox', { name: 'Find a service' }).fill('check');
  await expect(page).toHaveURL(/\?q=check&sort=-services$/);
  await page.reload();
  await expect(
    page.getByRole('searchbox', { name: 'Find a service' }),
  ).toHaveValue('check');
  await expect(
    page.getByRole('columnheader', { name: 'Services' }),
  ).toHaveAttribute('aria-sort', 'descending');
  // Typing stays out of the history: back leads to before the order.
  await page.goBack();
  await expect(page).toHaveURL(/\/findings$/);
});

test('J5: who is on an old base? Three clicks to the services and their age', async ({
  page,
  request,
}) => {
  const audit = await api<BaseImageAudit>(
    request,
    '/audit/base-images?orderBy=services',
  );
  const base = audit.items.find(({ name }) => name !== undefined);
  if (!base?.name) throw new Error('no base image of the demo has a name');
  const uses = await api<BaseImageUses>(
    request,
    `/audit/base-images/uses?base=${encodeURIComponent(base.key)}&limit=20`,
  );

  await page.goto('/');
  // 1
  await page.getByRole('link', { name: 'Image Insights' }).first().click();
  // 2
  await page.getByRole('tab', { name: 'Base images' }).click();
  await expect(
    page.getByRole('heading', {
      name: /on an older version of (its|their) base image/,
    }),
  ).toBeVisible();
  // 3
  await page.getByRole('button', { name: base.name, exact: true }).click();
  const services = page.getByRole('table', {
    name: `Images on ${base.name}, ${uses.totalCount}`,
  });
  await expect(services.getByRole('row')).toHaveCount(uses.items.length + 1);
  for (const { title } of uses.items) {
    await expect(
      services.getByRole('link', { name: title, exact: true }).first(),
    ).toBeVisible();
  }
  const lines = await downloaded(page, audit.totalCount);
  expect(lines).toHaveLength(audit.totalCount + 1);
});

test('shared layers add up, and lead to the images that hold them', async ({
  page,
  request,
}) => {
  const audit = await api<LayerAudit>(request, '/audit/layers');
  const { images, compressedBytes, distinctBytes } = audit.totals;
  const uses = await api<LayerUses>(
    request,
    `/audit/layers/uses?layer=${audit.items[0].digest}`,
  );
  expect(distinctBytes).toBeLessThan(compressedBytes);
  await page.goto('/image-insights/layers');
  await expect(
    page.getByRole('heading', {
      name: new RegExp(`^${images} images come to`),
    }),
  ).toBeVisible();
  const table = page.getByRole('table', {
    name: /^Layers that several images hold/,
  });
  await expect(table.getByRole('row')).toHaveCount(audit.items.length + 1);
  await table.getByRole('row').nth(1).getByRole('button').press('Enter');
  await expect(
    page.getByRole('table', {
      name: `Images that hold this layer, ${uses.totalCount}`,
    }),
  ).toBeVisible();
  await page
    .getByRole('link', { name: /^Layer \d+ of / })
    .first()
    .click();
  await expect(page).toHaveURL(/\/images\?.*layer=sha256/);
});

for (const theme of themes) {
  test(`the audits are accessible in the ${theme} theme, wide and narrow`, async ({
    page,
    request,
  }) => {
    const { items } = await api<RuleAudit>(request, '/audit/rules');
    const bases = await api<BaseImageAudit>(request, '/audit/base-images');
    const layers = await api<LayerAudit>(request, '/audit/layers');
    const pages = {
      findings: items[0].rule,
      'base-images': bases.items[0].key,
      layers: layers.items[0].digest,
    };
    await useTheme(page, theme);
    for (const [path, key] of Object.entries(pages)) {
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.goto(
        `/image-insights/${path}?open=${encodeURIComponent(key)}`,
      );
      await expect(page.getByRole('table').nth(1)).toBeVisible();
      await expectAccessible(page, 'main');
      await picture(page, `audit-${path}-${theme}`);
      await page.setViewportSize({ width: 720, height: 900 });
      await expectNoSidewaysScroll(page);
      await expectAccessible(page, 'main');
      await picture(page, `audit-${path}-${theme}-720`);
    }
  });
}
