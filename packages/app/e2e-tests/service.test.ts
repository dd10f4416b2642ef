import {
  EntitySummary,
  History,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  firstScan,
  picture,
  readmePicture,
  Theme,
  useTheme,
} from './support';

const themes: Theme[] = ['light', 'dark'];
const entity = (name: string) => `/catalog/default/component/${name}`;

test.beforeAll(async ({ request }) => {
  test.setTimeout(400_000);
  await firstScan(request);
});

test.describe('a developer after a release', () => {
  test('sees on the overview that the service grew, and why on the tab', async ({
    page,
    request,
  }) => {
    const summary = await api<EntitySummary>(
      request,
      '/entities/component/default/checkout',
    );
    const current = summary.repositories[0].current;
    expect(current).toBeDefined();

    await page.goto(entity('checkout'));
    await page
      .getByRole('tab', { name: 'Images' })
      .or(page.getByRole('link', { name: 'Images', exact: true }))
      .first()
      .click();
    await expect(page).toHaveURL(/\/images/);
    await expect(
      page.getByRole('heading', { name: 'Size of each release' }),
    ).toBeVisible();
    await expect(
      page.getByText(`${current!.tag} is`, { exact: false }).first(),
    ).toContainText('larger than');
    await expect(
      page.getByRole('heading', { name: `Layers of ${current!.tag}` }),
    ).toBeVisible();
  });

  test('reads exact bytes that are the API’s in the table behind the chart', async ({
    page,
    request,
  }) => {
    const history = await api<History>(
      request,
      '/entities/component/default/go-docker/history',
    );
    const newest = history.points[history.points.length - 1];
    await page.goto(`${entity('go-docker')}/images?range=all&view=table`);
    await expect(
      page
        .getByText(
          new Intl.NumberFormat('en-GB').format(newest.compressedBytes),
        )
        .first(),
    ).toBeVisible();
  });
});

test('the README shows the tab of a service that grew', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 2060 });
  await page.goto(`${entity('checkout')}/images`);
  await expect(page.getByRole('heading', { name: /^Layers of/ })).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await readmePicture(page, 'service-tab');
});

test('the workshop’s ladder can be read on a logarithmic scale', async ({
  page,
}) => {
  await page.goto(`${entity('hello-workshop')}/images?range=all&y=log`);
  await expect(page.getByText('log scale').first()).toBeVisible();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await picture(page, 'service-hello-workshop-log');
});

test.describe('a service without figures says what to do next', () => {
  test('without the annotation: the lines to add', async ({ page }) => {
    await page.goto(`${entity('status-page')}/images`);
    await expect(
      page.getByText('No container images are linked to this service.'),
    ).toBeVisible();
    await expect(
      page.getByText('image-insights.io/repositories').first(),
    ).toBeVisible();
    await picture(page, 'service-not-annotated');
  });

  test('with a registry that is not configured: which, and the remedy', async ({
    page,
  }) => {
    await page.goto(`${entity('legacy-crm')}/images`);
    await expect(
      page.getByText('registry.crm-vendor.example').first(),
    ).toBeVisible();
    await picture(page, 'service-wrong-annotation');
  });

  test('with a repository that the registry does not have', async ({
    page,
  }) => {
    await page.goto(`${entity('loyalty')}/images`);
    await expect(page.getByText('shop/loyalty').first()).toBeVisible();
    await expect(page.getByText(/could not be read/).first()).toBeVisible();
    await picture(page, 'service-repository-missing');
  });
});

for (const theme of themes) {
  test(`the tab is accessible in the ${theme} theme, wide and narrow`, async ({
    page,
  }) => {
    await useTheme(page, theme);
    await page.goto(`${entity('checkout')}/images`);
    await expect(
      page.getByRole('heading', { name: /^Layers of/ }),
    ).toBeVisible();
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    await expectAccessible(page, 'main');
    await picture(page, `service-checkout-${theme}`);
    await page.setViewportSize({ width: 720, height: 900 });
    await picture(page, `service-checkout-${theme}-720`);
  });

  test(`the overview card in the ${theme} theme`, async ({ page }) => {
    await useTheme(page, theme);
    await page.goto(entity('checkout'));
    await expect(
      page.getByRole('link', { name: 'All 2 images' }),
    ).toBeVisible();
    await picture(page, `overview-checkout-${theme}`);
  });
}
