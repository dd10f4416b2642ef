import {
  RepositoryAudit,
  Scan,
  ScanList,
} from '@image-insights/backstage-plugin-image-insights-common';
import { expect, Page, test } from '@playwright/test';
import {
  api,
  expectAccessible,
  expectNoSidewaysScroll,
  firstScan,
  picture,
  Theme,
  useTheme,
} from './support';

const checkout = '/catalog/default/component/checkout';

test.beforeAll(async ({ request }) => {
  test.setTimeout(360_000);
  await firstScan(request);
});

/** Our part of the page. */
const part = 'main';

/** Waits until the page of scan health has its answer. */
async function expectHealth(page: Page) {
  await expect(
    page.getByRole('heading', { name: /of \d+ services fresh/ }),
  ).toBeVisible();
  await expect(
    page.getByRole('table', { name: 'Causes, most services first' }),
  ).toBeVisible();
}

test.describe('why is my service missing?', () => {
  test('is answered in three clicks: cause, since when, who mends it', async ({
    page,
    request,
  }) => {
    const audit = await api<RepositoryAudit>(request, '/audit/repositories');
    const row = audit.items.find(({ repository }) =>
      repository?.endsWith('/shop/loyalty'),
    );
    if (!row) throw new Error('the demo has no repository that is gone');

    let clicks = 0;
    const click = async (
      name: string | RegExp,
      role: 'link' | 'tab' | 'button',
    ) => {
      clicks += 1;
      await page.getByRole(role, { name }).first().click();
    };
    await page.goto('/');
    await click('Image Insights', 'link');
    await click('Scan health', 'tab');
    await expectHealth(page);
    await click('Gone from the registry', 'button');
    expect(clicks).toBe(3);

    const inside = page.getByRole('table', {
      name: /^Gone from the registry:/,
    });
    await expect(inside).toContainText(row.problem.message);
    await expect(inside).toContainText(row.problem.remedy);
    await expect(inside).toContainText('could not be read');
    await expect(
      page.getByRole('row', { name: /^Gone from the registry/ }).first(),
    ).toContainText('owner of the service');
    await expect(page).toHaveURL(/scans\?open=gone$/);
    await inside.getByRole('link', { name: 'Loyalty' }).click();
    await expect(page).toHaveURL(/\/catalog\/default\/component\/loyalty/);
  });

  test('is told of the services of a filter, and the CSV holds just these', async ({
    page,
    request,
  }) => {
    await page.goto('/image-insights/scans?owner=group:default/storefront');
    await expectHealth(page);
    const audit = await api<RepositoryAudit>(
      request,
      '/audit/repositories?owner=group:default/storefront',
    );
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Download CSV/ }).click();
    const download = await waiting;
    const stream = await download.createReadStream();
    let text = '';
    for await (const chunk of stream) text += chunk;
    const [, ...lines] = text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(audit.totalCount);
    for (const { repository } of audit.items) {
      expect(text).toContain(repository ?? '');
    }
  });
});

test.describe('a scan', () => {
  test('is asked for, followed and told of at its end, by signals', async ({
    page,
    request,
  }) => {
    const sent: string[] = [];
    const received: string[] = [];
    page.on('websocket', socket => {
      // The development server of the app has a socket of its own.
      if (!socket.url().endsWith('/api/signals')) return;
      socket.on('framesent', ({ payload }) => sent.push(String(payload)));
      socket.on('framereceived', ({ payload }) =>
        received.push(String(payload)),
      );
    });
    await page.goto(`${checkout}/images`);
    const before = page.getByText(/^localhost:17070\/shop\/checkout · Read/);
    await expect(before).toBeVisible();
    // A backend that was just started lets the first one in at its second try.
    await expect
      .poll(() => sent.join(), { message: 'the page listens to scans' })
      .toContain('image-insights:scans');
    const place = await before.boundingBox();

    const started = page.waitForResponse(
      response =>
        response.request().method() === 'POST' &&
        response.url().endsWith('/scans'),
    );
    await page.getByRole('button', { name: 'Scan now' }).click();
    const scan: Scan = await (await started).json();
    expect(scan.entityRef).toBe('component:default/checkout');

    // Fast as it is here, it may have ended before one looks.
    // The toast at its end has the same link.
    const follow = page.locator(part).getByRole('link', {
      name: /^(Follow it|See the scan|See failures)$/,
    });
    const line = await follow.first().boundingBox();
    expect(Math.abs((line?.y ?? 0) - (place?.y ?? 0))).toBeLessThan(12);
    await expect(page.getByText(/^Scan finished:/).first()).toBeVisible();
    await follow.first().click();

    await expect(page).toHaveURL(new RegExp(`/scans/${scan.id}$`));
    await expect(
      page.getByRole('heading', { name: /Scan of checkout/ }),
    ).toContainText('took');
    await expect(
      page.getByText('Everything that was wanted was read.'),
    ).toBeVisible();
    const news = received.filter(frame => frame.includes(scan.id));
    expect(news.length).toBeGreaterThanOrEqual(1);
    for (const frame of news) {
      expect(JSON.parse(frame)).toEqual({
        channel: 'image-insights:scans',
        message: { scanId: scan.id },
      });
    }
    const { items } = await api<ScanList>(request, '/scans');
    expect(items.find(({ id }) => id === scan.id)?.state).toBe('finished');

    await page.getByRole('link', { name: 'All scans' }).click();
    await expectHealth(page);
  });

  test('shows how far it has come, without signals as well', async ({
    page,
  }) => {
    // Nobody answers: as in a portal without the signals backend.
    await page.routeWebSocket(/\/api\/signals/, socket => socket.close());
    let asked = 0;
    await page.route('**/api/image-insights/scans/running', route => {
      asked += 1;
      return route.fulfill({
        json: {
          id: 'running',
          state: asked > 3 ? 'finished' : 'running',
          trigger: 'user',
          startedAt: new Date(Date.now() - 72_000).toISOString(),
          finishedAt: asked > 3 ? new Date().toISOString() : undefined,
          counts: {
            repositories: 31,
            repositoriesDone: asked > 3 ? 31 : 12,
            repositoriesListed: 31,
            found: 2_880,
            known: 894,
            fetched: 310,
            analysed: 288,
            skipped: 0,
            failed: 0,
            remaining: asked > 3 ? 0 : 1_676 - asked * 100,
            requests: {
              tagLists: 31,
              manifestHeads: 1_204,
              manifests: 310,
              configs: 288,
              tokens: 4,
              other: 0,
            },
          },
          failures: [],
        } satisfies Scan,
      });
    });
    await page.goto('/image-insights/scans/running');
    const heading = page.getByRole('heading', { name: /Scan of everything/ });
    await expect(heading).toContainText(/running for 1 min/);
    await expect(
      page.getByRole('progressbar', { name: 'Progress of the scan' }),
    ).toHaveAttribute('aria-valuetext', /of 2,880 tags$/);
    await picture(page, 'scan-running');
    await expect(
      page.getByText('Scan finished: 310 new images.').first(),
    ).toBeVisible({
      timeout: 60_000,
    });
    expect(asked).toBeGreaterThanOrEqual(4);
  });

  test('that is not kept any more says so', async ({ page }) => {
    await page.goto(
      '/image-insights/scans/00000000-0000-0000-0000-000000000000',
    );
    await expect(page.getByText('This scan is no longer kept.')).toBeVisible();
    await page.getByRole('link', { name: 'All scans' }).click();
    await expectHealth(page);
  });
});

for (const theme of ['light', 'dark'] satisfies Theme[]) {
  test(`scan health and a scan can be read by everybody, ${theme}`, async ({
    page,
    request,
  }) => {
    const { items } = await api<ScanList>(request, '/scans');
    await useTheme(page, theme);
    await page.goto('/image-insights/scans?open=gone');
    await expectHealth(page);
    await expect(
      page.getByRole('table', { name: /^Gone from the registry:/ }),
    ).toBeVisible();
    await expectAccessible(page, part);
    await picture(page, `scan-health-${theme}`);
    const full = items.find(one => !one.entityRef && !one.repository);
    await page.goto(`/image-insights/scans/${full?.id}`);
    await expect(
      page.getByRole('table', { name: 'Requests to registries' }),
    ).toBeVisible();
    await expectAccessible(page, part);
    await picture(page, `scan-${theme}`);
  });
}

test('scan health and a scan fit a narrow window', async ({
  page,
  request,
}) => {
  const { items } = await api<ScanList>(request, '/scans');
  await page.setViewportSize({ width: 720, height: 1_000 });
  await page.goto('/image-insights/scans?open=gone');
  await expectHealth(page);
  await expectNoSidewaysScroll(page);
  await picture(page, 'scan-health-720');
  await page.goto(`/image-insights/scans/${items[0].id}`);
  await expect(
    page.getByRole('table', { name: 'Requests to registries' }),
  ).toBeVisible();
  await expectNoSidewaysScroll(page);
  await picture(page, 'scan-720');
});
