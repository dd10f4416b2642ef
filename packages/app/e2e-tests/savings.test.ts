import {
  DeploymentList,
  EntityCost,
  OrganisationCost,
  SavingsPlan,
} from '@image-insights/backstage-plugin-image-insights-common';
import { APIRequestContext, expect, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  firstScan,
  newestOf,
  picture,
  readmePicture,
  Theme,
  useTheme,
} from './support';

const themes: Theme[] = ['light', 'dark'];
const planner = '/entities/component/default/route-planner/cost';

/** Waits until the demo's pipelines have told and all was calculated from it. */
async function calculated(request: APIRequestContext): Promise<void> {
  await expect
    .poll(
      async () => {
        const cost = await api<OrganisationCost>(request, '/cost');
        const { totals } = cost;
        return (
          cost.computedAt !== undefined &&
          totals.recordedAmountPerMonth > 0 &&
          cost.items.some(({ title }) => title === 'Route planner')
        );
      },
      { timeout: 240_000, message: 'costs of all services are calculated' },
    )
    .toBe(true);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

test.beforeAll(async ({ request }) => {
  test.setTimeout(600_000);
  await firstScan(request);
  await newestOf(request, 'route-planner');
  await calculated(request);
});

test('the seed: 20 tasks × 500 MB through NAT, to the cent', async ({
  page,
  request,
}) => {
  const { deployments, estimate, scenarios } = await api<EntityCost>(
    request,
    planner,
  );
  if (!estimate) throw new Error('nothing is calculated of the route planner');
  expect(deployments.source).toBe('annotation');
  expect(estimate.bytes.blobPerMonth).toBe(20 * 20 * 500_000_000);
  expect(estimate.amount.perDeployment).toBeCloseTo(0.42, 2);
  expect(estimate.amount.perMonth).toBeCloseTo(8.38, 2);
  const [{ fixed }] = estimate.paths;
  expect(fixed.map(({ amount }) => amount.toFixed(2))).toEqual([
    '98.55',
    '10.95',
  ]);
  const of = (path: string) =>
    scenarios.find(({ subject }) => subject === path);
  const endpoints = of('aws-vpc-endpoints');
  expect(endpoints?.fixedPerMonth).toBeCloseTo(43.8, 2);
  expect(endpoints?.amountPerMonth).toBeLessThan(0.005);
  // 973.33 GiB.
  expect((endpoints?.breakEven?.keptBytesPerMonth ?? 0) / 1e9).toBeCloseTo(
    1045.1,
    1,
  );
  expect(of('aws-nat-s3-gateway')?.breakEven?.keptBytesPerMonth).toBe(0);

  await page.goto('/catalog/default/component/route-planner/images/cost');
  await expect(page.getByText(/≈ \$0\.42/).first()).toBeVisible();
  await expect(page.getByText(/≈ \$8\.4/).first()).toBeVisible();
  await expect(page.getByText(/\$109\.50/).first()).toBeVisible();
});

test('what pipelines told counts as recorded, of each environment', async ({
  request,
}) => {
  const told = await api<DeploymentList>(
    request,
    '/entities/component/default/checkout/deployments?environment=production&limit=1',
  );
  expect(told.items[0]).toMatchObject({
    environment: 'production',
    instances: 12,
    source: 'api',
  });
  const { deployments } = await api<EntityCost>(
    request,
    '/entities/component/default/checkout/cost',
  );
  expect(deployments).toMatchObject({
    source: 'recorded',
    environments: ['production', 'staging'],
  });
  const billing = await api<EntityCost>(
    request,
    '/entities/component/default/billing/cost',
  );
  expect(billing.deployments.source).toBe('inferred');
});

test('J6: where is the money? Three clicks to the break-even of another path', async ({
  page,
  request,
}) => {
  const cost = await api<OrganisationCost>(request, '/cost');
  const endpoints = cost.scenarios.find(
    ({ subject }) => subject === 'aws-vpc-endpoints',
  );
  expect(endpoints?.fixedPerMonth).toBeCloseTo(43.8, 2);

  await page.goto('/');
  // 1
  await page.getByRole('link', { name: 'Image Insights' }).first().click();
  // 2
  await page.getByRole('tab', { name: 'Savings' }).click();
  await expect(
    page.getByRole('heading', {
      name: new RegExp(`^${cost.totals.services} services move .* and cost ≈`),
    }),
  ).toBeVisible();
  await expect(page.getByText(/from the first byte/).first()).toBeVisible();
  // 3
  await page
    .getByRole('button', { name: 'AWS: VPC endpoints, S3 gateway' })
    .click();
  await expect(page).toHaveURL(/whatif=path/);
  await expect(page.getByText(/it pays above 1\.05 TB a month/)).toBeVisible();
  await expect(page.getByText(/\$43\.80 a month/).first()).toBeVisible();
  await expect(page.getByText(/\$109\.50/).first()).toBeVisible();
});

test('J4: which one change helps most? Three clicks to the finding', async ({
  page,
  request,
}) => {
  const plan = await api<SavingsPlan>(request, '/cost/savings?limit=10');
  const row = plan.items.find(({ kind }) => kind === 'finding');
  if (!row?.subject) throw new Error('the plan has no finding');

  await page.goto('/');
  // 1
  await page.getByRole('link', { name: 'Image Insights' }).first().click();
  // 2
  await page.getByRole('tab', { name: 'Savings' }).click();
  // 3
  await page
    .getByRole('table', { name: /^What to do first/ })
    .getByRole('link', { name: new RegExp(escaped(row.subject)) })
    .first()
    .click();
  await expect(page).toHaveURL(/\/images\/findings\?.*finding=/);
  const finding = page.getByRole('button', {
    name: new RegExp(escaped(row.subject)),
  });
  await expect(finding.first()).toHaveAttribute('aria-expanded', 'true');
});

test('filters hold for figures, plan and breakdown, and are in the address', async ({
  page,
  request,
}) => {
  const owner = 'group:default/payments';
  const cost = await api<OrganisationCost>(request, `/cost?owner=${owner}`);
  await page.goto(`/image-insights/savings?owner=${owner}&by=system`);
  await expect(
    page.getByRole('heading', {
      name: new RegExp(`^${cost.totals.services} services move`),
    }),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: /^Systems by cost/ }).getByRole('row'),
    // A head, Money, and the sum.
  ).toHaveCount(3);
});

test('the README shows the cost of a service and the savings of all', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 2060 });
  await page.goto('/catalog/default/component/route-planner/images/cost');
  await expect(page.getByText(/^Deploying .* A month costs/)).toContainText(
    '≈ $8.4',
  );
  await expect(
    page.getByRole('table', { name: 'What to do first' }),
  ).toBeVisible();
  await expect(page.getByText(/^Best fix:/)).toBeVisible();
  await readmePicture(page, 'service-cost');
  await page.setViewportSize({ width: 1280, height: 1300 });
  await page.goto('/image-insights/savings');
  await expect(
    page.getByRole('table', { name: /^What to do first/ }),
  ).toBeVisible();
  await readmePicture(page, 'savings');
});

for (const theme of themes) {
  test(`savings are accessible in the ${theme} theme, wide and narrow`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await page.goto('/image-insights/savings?whatif=path:aws-vpc-endpoints');
    await expect(
      page.getByRole('table', { name: /^What to do first/ }),
    ).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `savings-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await picture(page, `savings-${theme}-720`);
    const isTooWide = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(isTooWide).toBe(false);
  });
}
