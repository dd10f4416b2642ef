import {
  Comparison,
  History,
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
// The demo’s layers are read while tests begin; machines differ.
test.describe.configure({ timeout: 400_000 });

const entity = (name: string) => `/catalog/default/component/${name}`;

test.beforeAll(async ({ request }) => {
  test.setTimeout(1_000_000);
  await firstScan(request);
  await newestOf(request, 'checkout');
});

/** What the page put on the clipboard, however it did. */
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
  // 1: the card says that it grew, and leads to the reason.
  await page.getByRole('link', { name: 'why', exact: true }).click();
  await expect(page).toHaveURL(/\/images\/compare$/);
  await expect(
    page.getByRole('heading', {
      name: `From ${previous.tag} to ${current.tag}`,
    }),
  ).toBeVisible();
  const rows = page.getByRole('table', {
    name: 'Changes by instruction, largest first',
  });
  await expect(rows.getByRole('row').nth(1)).toContainText('MB');
  await expect(rows.getByRole('row').last()).toContainText('+');
  // 2: what to do about it, to be pasted.
  await page
    .getByRole('button', { name: `Copy fix for ${fix.title}` })
    .first()
    .click();
  await expect(page.getByText('Fix copied').first()).toBeVisible();
  expect((await copied(page))?.trim()).toBe(fix.remedy.change?.after.trim());
});

test('J2: which release grew? The step in the trend, compared', async ({
  page,
  request,
}) => {
  const { points } = await api<History>(
    request,
    '/entities/component/default/reports-api/history',
  );
  const steps = points.slice(1).map((point, index) => ({
    point,
    before: points[index],
    bytes: Math.abs(point.compressedBytes - points[index].compressedBytes),
  }));
  const [step] = steps.sort((a, b) => b.bytes - a.bytes);
  await page.goto(`${entity('reports-api')}/images?range=all`);
  // A dot of the chart has its release as its name.
  await page
    .locator('.recharts-surface g:has(> title)')
    .filter({ hasText: `${step.point.tag},` })
    .locator('circle')
    .last()
    .click();
  await page
    .getByRole('link', { name: `Compare with ${step.before.tag}` })
    .click();
  await expect(
    page.getByRole('heading', {
      name: `From ${step.before.tag} to ${step.point.tag}`,
    }),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Changes by instruction, largest first' }),
  ).toBeVisible();
});

test('J3: what is worth doing? Findings by gain, each with the image’s own lines', async ({
  page,
  request,
}) => {
  const { image } = await newestOf(request, 'checkout');
  const findings = image.judgement?.findings ?? [];
  expect(findings.length).toBeGreaterThan(2);
  await page.goto(`${entity('checkout')}/images`);
  await page.getByRole('tab', { name: /^Findings/ }).click();
  await expect(page.getByText(/^Fixing the first/)).toBeVisible();
  for (const { title } of findings) {
    await expect(page.getByText(title).first()).toBeVisible();
  }
  const [first] = findings;
  await page.getByRole('button', { name: first.title }).first().click();
  await expect(page.getByText(first.why)).toBeVisible();
  await expect(page).toHaveURL(/finding=/);

  // The address brings it back, opened.
  await page.reload();
  await expect(page.getByText(first.why)).toBeVisible();
  const layer = page.getByRole('link', { name: /^Open layer/ }).first();
  await layer.click();
  await expect(page.getByLabel(/^Details of layer/)).toBeVisible();
});

test('the score opens into its parts, which add up to it', async ({
  page,
  request,
}) => {
  const { image } = await newestOf(request, 'checkout');
  const score = image.judgement?.score;
  if (!score) throw new Error('checkout is not judged');
  await page.goto(`${entity('checkout')}/images`);
  await page.getByRole('button', { name: 'How it is made up' }).click();
  const dialog = page.getByRole('dialog', { name: /^Score of/ });
  await expect(dialog).toBeVisible();
  const sum = score.parts.reduce(
    (total, { earned }) => total + Math.round(earned * 100),
    0,
  );
  expect(sum / 100).toBeCloseTo(score.points, 6);
  await expect(dialog.getByRole('row').last()).toContainText(
    String(score.points),
  );
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

for (const theme of themes) {
  test(`findings and comparison are accessible in the ${theme} theme, wide and narrow`, async ({
    page,
    request,
  }) => {
    const { image } = await newestOf(request, 'checkout');
    const first = image.judgement?.findings[0];
    await useTheme(page, theme);
    await page.goto(
      `${entity('checkout')}/images/findings?finding=${encodeURIComponent(
        first?.id ?? '',
      )}&outcome=passed&outcome=undecided`,
    );
    await expect(page.getByText(first?.why ?? '')).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `findings-${theme}`);
    await page.goto(`${entity('checkout')}/images/compare`);
    await expect(
      page.getByRole('table', {
        name: 'Changes by instruction, largest first',
      }),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `compare-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await expectNoSidewaysScroll(page);
    await picture(page, `compare-${theme}-720`);
  });
}
