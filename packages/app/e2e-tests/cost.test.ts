import { EntityCost } from '@image-insights/backstage-plugin-image-insights-common';
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
test.describe.configure({ timeout: 120_000 });

const service = '/catalog/default/component/route-planner/images';

test.beforeAll(async ({ request }) => {
  test.setTimeout(600_000);
  await firstScan(request);
  await newestOf(request, 'route-planner');
});

/** Collects the calls for figures that a page makes from now on. */
function callsForCost(page: Page) {
  const calls: string[] = [];
  page.on('request', call => {
    if (/\/api\/image-insights\/.*cost/.test(call.url())) {
      calls.push(call.url());
    }
  });
  return calls;
}

/** Chooses a value of a list by its label. */
async function choose(page: Page, list: string, value: string) {
  await page.getByRole('button', { name: new RegExp(list) }).click();
  await page.getByRole('option', { name: value, exact: true }).click();
}

test('what a deployment costs, and what it would on another path: three clicks, no call', async ({
  page,
  request,
}) => {
  const { estimate } = await api<EntityCost>(
    request,
    '/entities/component/default/route-planner/cost',
  );
  expect(estimate?.amount.perMonth).toBeCloseTo(8.38, 2);
  await page.goto(service);
  // 1
  await page.getByRole('tab', { name: 'Cost' }).click();
  await expect(page).toHaveURL(/\/images\/cost$/);
  const sentence = page.getByText(/^Deploying .* A month costs/);
  await expect(sentence).toContainText('≈ $8.4');
  const calls = callsForCost(page);
  // 2 and 3
  await choose(page, 'Network path', 'AWS: VPC endpoints, S3 gateway');
  await expect(sentence).toContainText('< $0.01');
  await expect(
    page.getByText(/^With your choices: today it is ≈ \$8\.4 a month/),
  ).toBeVisible();
  await expect(page).toHaveURL(/\?path=aws-vpc-endpoints$/);
  expect(calls).toEqual([]);

  // The address brings it back.
  await page.reload();
  await expect(sentence).toContainText('< $0.01');
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect(page).toHaveURL(/\/images\/cost$/);
  await expect(sentence).toContainText('≈ $8.4');
});

test('a what-if says when it pays, and is calculated with by one press', async ({
  page,
}) => {
  await page.goto(`${service}/cost`);
  const endpoints = page.getByRole('button', {
    name: 'AWS: VPC endpoints, S3 gateway',
    exact: true,
  });
  await endpoints.focus();
  await page.keyboard.press('Enter');
  await expect(endpoints).toHaveAttribute('aria-expanded', 'true');
  await expect(
    page.getByText(
      'If today’s path stays for other traffic, it pays above 1.05 TB a month through the same network.',
    ),
  ).toBeVisible();
  await page
    .getByRole('button', { name: 'Calculate everything with this path' })
    .click();
  await expect(page.getByText(/A month costs < \$0\.01/)).toBeVisible();
});

test('typed numbers hold at once; others leave the figures and say what is allowed', async ({
  page,
}) => {
  await page.goto(`${service}/cost`);
  await expect(page.getByText(/A month costs ≈ \$8\.4/)).toBeVisible();
  const calls = callsForCost(page);
  const perMonth = page.getByRole('textbox', { name: 'Deployments a month' });
  await perMonth.fill('100');
  await expect(page.getByText(/A month costs ≈ \$42/)).toBeVisible();
  await perMonth.fill('a hundred');
  await expect(page.getByText(/^Allowed is a number from 0/)).toBeVisible();
  await expect(page.getByText(/A month costs ≈ \$42/)).toBeVisible();
  expect(calls).toEqual([]);
});

test('the first thing to do leads to the finding', async ({
  page,
  request,
}) => {
  let subject: string | undefined;
  await expect
    .poll(async () => {
      const { plan } = await api<EntityCost>(
        request,
        '/entities/component/default/checkout/cost',
      );
      subject = plan.find(({ kind }) => kind === 'finding')?.subject;
      return subject;
    })
    .toBeDefined();
  await page.goto('/catalog/default/component/checkout/images/cost');
  const table = page.getByRole('table', { name: 'What to do first' });
  await table
    .getByRole('link', { name: `fix: ${subject}` })
    .first()
    .click();
  await expect(page).toHaveURL(/\/images\/findings\?.*finding=/);
  await expect(
    page.getByRole('button', { expanded: true }).first(),
  ).toBeVisible();
});

for (const theme of themes) {
  test(`cost is accessible in the ${theme} theme, wide and narrow`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await page.goto(`${service}/cost?whatif=path%3Aaws-vpc-endpoints`);
    await expect(page.getByText(/it pays above 1\.05 TB/)).toBeVisible();
    await page.getByRole('button', { name: /The arithmetic/ }).click();
    await expect(
      page.getByRole('table', { name: 'The arithmetic' }),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `cost-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page, 'main');
    await picture(page, `cost-${theme}-720`);
  });
}
