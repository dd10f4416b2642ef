import { defineConfig } from '@playwright/test';

// The backend serves the app here, built for production.
const appUrl = 'http://localhost:17007';

/**
 * Browser tests run against the demo, started as a user starts it but built as
 * an installed portal is, and on ports of its own so that a running portal is
 * not in the way.
 */
export default defineConfig({
  testDir: './packages/app/e2e-tests',
  outputDir: './test-artifacts/playwright',
  // For machines ten times slower than this was written on.
  timeout: 240_000,
  expect: { timeout: 60_000 },
  workers: 1,
  // A second try tells a passing trouble of the machine from a fault; what
  // needed it is listed by `npm test` with its failure.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json']],
  webServer: {
    command:
      'node scripts/launch.mjs start --built --config app-config.yaml --config packages/app/e2e-tests/app-config.e2e.yaml',
    url: 'http://localhost:17007/.backstage/health/v1/readiness',
    timeout: 900_000,
    reuseExistingServer: !process.env.CI,
    stdout: process.env.SHOW_PORTAL_LOG ? 'pipe' : 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
  use: {
    baseURL: appUrl,
    viewport: { width: 1280, height: 900 },
    timezoneId: 'UTC',
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [{ name: 'chromium' }],
});
