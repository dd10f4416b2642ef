import {
  Comparison,
  EntitySummary,
  History,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, Locator, Page, test } from '@playwright/test';
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
// The demo’s layers are read while tests begin; machines differ.
test.describe.configure({ timeout: 400_000 });

const entity = (name: string) => `/catalog/default/component/${name}`;

test.beforeAll(async ({ request }) => {
  test.setTimeout(1_000_000);
  await firstScan(request);
  await newestOf(request, 'checkout');
});

/** Remembers what the page put on the clipboard, however it did. */
async function recordCopies(page: Page) {
  await page.addInitScript(() => {
    document.addEventListener(
      'copy',
      () => {
        document.documentElement.dataset.copied =
          document.getSelection()?.toString() ?? '';
      },
      true,
    );
  });
}
const copied = (page: Page) =>
  page.evaluate(() => document.documentElement.dataset.copied);

/** Clicks, and counts how often. */
function clicks() {
  let count = 0;
  return {
    on: async (target: Locator, at?: { x: number; y: number }) => {
      await target.click({ position: at });
      count += 1;
    },
    get count() {
      return count;
    },
  };
}

const imagesTab = (page: Page) =>
  page
    .getByRole('tab', { name: 'Images' })
    .or(page.getByRole('link', { name: 'Images', exact: true }))
    .first();
const changes = (page: Page) =>
  page.getByRole('table', { name: 'Changes by instruction, largest first' });
const chart = (page: Page) =>
  page.getByRole('img', { name: /releases from .* to pull/ });

test('J1: worse? why? what do I do? Two clicks from the overview', async ({
  page,
  request,
}) => {
  const { current, previous } = await newestOf(request, 'checkout');
  const comparison = await api<Comparison>(
    request,
    `/images/${previous.digest}/compare/${current.digest}`,
  );
  const sum = comparison.layers.reduce(
    (total, { compressedBytes }) => total + compressedBytes,
    comparison.configBytes,
  );
  expect(sum).toBe(current.compressedBytes - previous.compressedBytes);
  const fix = comparison.newFindings.find(({ remedy }) => remedy.change);
  if (!fix) throw new Error('checkout’s last release has nothing to fix');

  await recordCopies(page);
  await page.goto(entity('checkout'));
  const click = clicks();
  await expect(
    page.getByText(`since ${previous.tag}`, { exact: false }).first(),
  ).toBeVisible();
  // The card says that it grew, and leads to the reason.
  await click.on(page.getByRole('link', { name: 'why', exact: true }));
  await expect(page).toHaveURL(/\/images\/compare$/);
  await expect(
    page.getByRole('heading', {
      name: `From ${previous.tag} to ${current.tag}`,
    }),
  ).toBeVisible();
  await expect(changes(page).getByRole('row').nth(1)).toContainText('MB');
  await expect(changes(page).getByRole('row').last()).toContainText('+');
  // What to do about it, to be pasted.
  await click.on(
    page.getByRole('button', { name: `Copy fix for ${fix.title}` }).first(),
  );
  await expect(page.getByText('Fix copied').first()).toBeVisible();
  expect((await copied(page))?.trim()).toBe(fix.remedy.change?.after.trim());
  expect(click.count).toBe(2);
});

test('J2: which release grew? Three clicks to what it brought', async ({
  page,
  request,
}) => {
  const { points } = await api<History>(
    request,
    '/entities/component/default/checkout/history',
  );
  const begin = Date.now() - 90 * 24 * 60 * 60 * 1_000;
  const steps = points
    .slice(1)
    .map((point, index) => ({
      point,
      before: points[index],
      bytes: Math.abs(point.compressedBytes - points[index].compressedBytes),
    }))
    .filter(({ point }) => Date.parse(point.at) > begin);
  const [step] = steps.sort((a, b) => b.bytes - a.bytes);

  await page.goto(entity('checkout'));
  const click = clicks();
  await click.on(imagesTab(page));
  await expect(chart(page)).toContainText(/./);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  // The sentence names the largest step.
  await expect(
    page.getByText(`in ${step.point.tag}.`, { exact: false }).first(),
  ).toBeVisible();
  // A dot of the chart has its release as its name.
  await click.on(
    chart(page)
      .locator('g:has(> title)')
      .filter({ hasText: `${step.point.tag},` })
      .locator('circle')
      .last(),
  );
  await click.on(
    page.getByRole('link', { name: `Compare with ${step.before.tag}` }),
  );
  await expect(
    page.getByRole('heading', {
      name: `From ${step.before.tag} to ${step.point.tag}`,
    }),
  ).toBeVisible();
  await expect(changes(page)).toBeVisible();
  expect(click.count).toBe(3);
});

test('J3: what is worth doing? Two clicks to findings by gain, with money and time', async ({
  page,
  request,
}) => {
  const { image } = await newestOf(request, 'checkout');
  const findings = image.judgement?.findings ?? [];
  expect(findings.length).toBeGreaterThan(2);
  await page.goto(entity('checkout'));
  const click = clicks();
  await click.on(imagesTab(page));
  await click.on(page.getByRole('tab', { name: /^Findings \d/ }));
  await expect(page.getByText(/^Fixing the first three/)).toBeVisible();
  await expect(
    page.getByText(/^Saves .* a month and ≈ .* on each node of a rollout/),
  ).toBeVisible();
  for (const { title } of findings) {
    await expect(page.getByText(title).first()).toBeVisible();
  }
  expect(click.count).toBe(2);

  const [first] = findings;
  await page.getByRole('button', { name: first.title }).first().click();
  await expect(page.getByText(first.why)).toBeVisible();
  await expect(page).toHaveURL(/finding=/);
  // The address brings it back, opened.
  await page.reload();
  await expect(page.getByText(first.why)).toBeVisible();
  await page
    .getByRole('link', { name: /^Open layer/ })
    .first()
    .click();
  await expect(page.getByLabel(/^Details of layer/)).toBeVisible();
});

test('a copied link shows the same release and stretch of time tomorrow', async ({
  page,
  request,
}) => {
  const summary = await api<EntitySummary>(
    request,
    '/entities/component/default/checkout',
  );
  const digest = summary.repositories[0].current?.digest ?? '';
  await recordCopies(page);
  await page.goto(`${entity('checkout')}/images`);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await page.getByRole('button', { name: 'Copy link' }).first().click();
  await expect(page.getByText('Link copied').first()).toBeVisible();
  const link = new URL((await copied(page)) ?? '');
  expect(link.searchParams.get('release')).toBe(digest);
  expect(link.searchParams.get('since')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(link.searchParams.get('until')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await page.goto(link.href);
  await expect(page.getByText(/^\d+ releases from/).first()).toBeVisible();
});

test('zooms by drawing on the chart, and back by the browser’s own button', async ({
  page,
}) => {
  await page.goto(`${entity('checkout')}/images?range=all`);
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await chart(page).scrollIntoViewIfNeeded();
  const box = await chart(page).boundingBox();
  if (!box) throw new Error('the chart is nowhere');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, y, { steps: 8 });
  await expect(page).toHaveURL(/range=all/);
  await page.mouse.up();
  await expect(page).toHaveURL(/since=.*until=/);
  await page.goBack();
  await expect(page).toHaveURL(/range=all/);
  await expect(page).not.toHaveURL(/since=/);
});

for (const theme of themes) {
  test(`trend, table and selection are accessible in the ${theme} theme, wide and narrow`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await page.goto(`${entity('checkout')}/images`);
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    await expect(
      page.getByRole('heading', { name: /^Layers of/ }),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `trend-${theme}`);
    await page.goto(`${entity('checkout')}/images?view=table&range=all`);
    await expect(
      page.getByRole('table', { name: 'Size of each release' }),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `trend-table-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await expectNoSidewaysScroll(page);
    await page.goto(`${entity('checkout')}/images`);
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    await expectNoSidewaysScroll(page);
    await picture(page, `trend-${theme}-720`);
  });
}
