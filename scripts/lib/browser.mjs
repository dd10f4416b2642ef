import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { step } from './print.mjs';
import { outputOf, run } from './processes.mjs';

const require = createRequire(join(root, 'package.json'));

function installedBrowser() {
  const candidates = [
    process.env.CHROMIUM_PATH,
    ...[
      'chromium',
      'chromium-browser',
      'google-chrome',
      'google-chrome-stable',
    ].map(name => outputOf('sh', ['-c', `command -v ${name}`])),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  const { chromium } = require('@playwright/test');
  candidates.push(chromium.executablePath());
  // A file alone proves nothing: stubs and missing libraries show here.
  return candidates.find(
    path => path && existsSync(path) && outputOf(path, ['--version']),
  );
}

/**
 * Finds a Chromium or installs one: from Debian's or Ubuntu's packages as
 * root, else with Playwright's own download.
 * @returns its path, or undefined where there is none to be had
 */
export async function findOrInstallBrowser() {
  const present = installedBrowser();
  if (present) return present;
  step('Chromium: not found, trying to install it');
  const isRoot = process.getuid?.() === 0;
  if (isRoot && outputOf('sh', ['-c', 'command -v apt-get'])) {
    const apt = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], apt);
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], {
      ...apt,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
  if (!installedBrowser()) {
    await run(join(root, 'node_modules/.bin/playwright'), [
      'install',
      ...(isRoot ? ['--with-deps'] : []),
      'chromium',
    ]);
  }
  return installedBrowser();
}
