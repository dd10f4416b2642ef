import { expect, test } from '@playwright/test';
import {
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
