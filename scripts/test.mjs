/**
 * Runs every test: unit and component tests, database tests on SQLite and on
 * a real PostgreSQL, registry tests over HTTP (all by Jest), then the browser
 * tests against the running demo. Says what could not run and why, repeats what
 * failed, and ends with one line: `N passed, N failed, N skipped`.
 *
 *   npm test                  everything
 *   npm test -- --jest PATH   only Jest's tests (below PATH)
 *   npm test -- --browser     only the browser tests
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallBrowser } from './lib/browser.mjs';
import { describeFailures } from './lib/failures.mjs';
import { artifactsDirectory, root } from './lib/paths.mjs';
import { startPostgres } from './lib/postgres.mjs';
import { bold, duration, red, step } from './lib/print.mjs';
import { onStopSignal, run } from './lib/processes.mjs';
import { Tally } from './lib/tally.mjs';

const args = process.argv.slice(2);
const onlyJest = args.includes('--jest');
const onlyBrowser = args.includes('--browser');
const rest = args.filter(arg => arg !== '--jest' && arg !== '--browser');

const tally = new Tally();
const begin = Date.now();
const bin = name => join(root, 'node_modules/.bin', name);

mkdirSync(artifactsDirectory, { recursive: true });

async function runJest() {
  const report = join(artifactsDirectory, 'jest.json');
  rmSync(report, { force: true });
  const environment = {
    ...process.env,
    CI: '1',
    NODE_ENV: 'test',
    // Databases come from here; a Docker engine is neither needed nor looked for.
    BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    NODE_OPTIONS: [process.env.NODE_OPTIONS, '--no-warnings']
      .filter(Boolean)
      .join(' '),
  };
  let postgres;
  try {
    postgres = await startPostgres();
    step('PostgreSQL 18: running on loopback for the database tests');
    environment.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING =
      postgres.connectionString;
  } catch (error) {
    tally.skipGroup('Database tests on PostgreSQL', error.message);
  }
  onStopSignal(() => postgres?.stop().finally(() => process.exit(1)));
  step('Unit, database, registry and component tests');
  const code = await run(
    bin('backstage-cli'),
    [
      'repo',
      'test',
      '--watchAll=false',
      '--json',
      `--outputFile=${report}`,
      ...rest,
    ],
    // Jest's report goes to the file; what it prints for people to stderr.
    { cwd: root, env: environment, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  await postgres?.stop();
  tally.addJest(report, code);
}

async function runBrowser() {
  const browser = await findOrInstallBrowser();
  if (!browser) {
    tally.skipGroup(
      'Browser tests',
      'no Chromium that starts was found or could be installed (chromium --version has to work). Install one with its libraries, or set CHROMIUM_PATH.',
    );
    return;
  }
  const report = join(artifactsDirectory, 'playwright.json');
  rmSync(report, { force: true });
  step(`Browser tests with ${browser}`);
  const code = await run(bin('playwright'), ['test', ...rest], {
    cwd: root,
    env: {
      ...process.env,
      CHROMIUM_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    },
  });
  tally.addPlaywright(report, code);
}

if (!onlyBrowser) await runJest();
if (!onlyJest) await runBrowser();

if (tally.notRun.length > 0) {
  process.stdout.write(`\n${bold('Not run, and why:')}\n`);
  for (const line of tally.notRun) process.stdout.write(`  - ${line}\n`);
}
if (tally.flaky.length > 0) {
  process.stdout.write(
    `\n${bold('Passed only when tried again:')}\n\n${describeFailures(
      tally.flaky,
    )}\n`,
  );
}
// Last of all, so that the end of a log tells what is wrong.
if (tally.failed > 0) {
  process.stdout.write(
    `\n${red('There are failures:')}\n\n${
      describeFailures(tally.failures) || 'No test; see above.'
    }\n`,
  );
}
process.stdout.write(`\nIn ${duration(Date.now() - begin)}:\n`);
process.stdout.write(
  `${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped\n`,
);
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);
