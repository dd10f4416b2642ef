/**
 * Proves that a portal of somebody else's can adopt the plugin: builds and
 * packs every published package, checks the packages, makes a plain Backstage
 * app outside of this workspace, applies the lines of the README to it and
 * nothing else, starts it with a registry on loopback, and looks for card, tab
 * and page in a headless Chromium, on the new frontend system and on the old.
 * The output of every step is left in test-artifacts/adopt.
 *
 *   npm run test:adopt                 everything
 *   npm run test:adopt -- --packages   only the packages: no app, no browser
 *   npm run test:adopt -- --keep       leaves the app where it was made
 *   npm run test:adopt -- --no-types   takes the declarations of the last tsc
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactsDirectory, root } from '../lib/paths.mjs';
import { bold, duration, green, red } from '../lib/print.mjs';
import { onStopSignal } from '../lib/processes.mjs';
import { applyReadme, componentFile } from './lib/applyReadme.mjs';
import { checkPackages } from './lib/checkPackages.mjs';
import { createApp, held } from './lib/createApp.mjs';
import {
  newestRelease,
  repository,
  startImageRegistry,
} from './lib/imageRegistry.mjs';
import { lookAtPortal } from './lib/lookAtPortal.mjs';
import { startNpmRegistry } from './lib/npmRegistry.mjs';
import { buildPackages, packPackages } from './lib/pack.mjs';
import { startPortal } from './lib/startPortal.mjs';
import { Steps } from './lib/steps.mjs';

const args = new Set(process.argv.slice(2));
const onlyPackages = args.delete('--packages');
const keeps = args.delete('--keep');
const hasTypes = args.delete('--no-types');
if (args.size > 0) {
  process.stderr.write(
    `${[...args].join(
      ' ',
    )}: not known. There are --packages, --keep and --no-types.\n`,
  );
  process.exit(2);
}

const artifacts = join(artifactsDirectory, 'adopt');
rmSync(artifacts, { recursive: true, force: true });
const steps = new Steps(artifacts);
const begin = Date.now();
const undo = [];
async function clean() {
  for (const one of undo.splice(0).reverse()) await one();
}
onStopSignal(() => clean().finally(() => process.exit(1)));

/** Three significant digits, as the pages write bytes. */
function figureOf(bytes) {
  const megabytes = bytes / 1_000_000;
  return `${Number(megabytes.toPrecision(3))} MB`;
}

async function adopt(packages) {
  const directory = mkdtempSync(join(tmpdir(), 'image-insights-adopt-'));
  if (keeps) process.stdout.write(`  The app: ${join(directory, 'portal')}\n`);
  else undo.push(() => rmSync(directory, { recursive: true, force: true }));

  const npm = await startNpmRegistry(packages);
  undo.push(() => npm.stop());
  const app = await steps.do('A plain Backstage app, installed', () =>
    createApp({ steps, directory, npmRegistry: npm.url }),
  );
  for (const line of held) process.stdout.write(`    - ${line}\n`);

  const images = await startImageRegistry({ log: steps.log('image-registry') });
  undo.push(() => images.stop());
  await steps.do('The lines of the README', async () => {
    await applyReadme({ steps, app, host: images.host });
    writeFileSync(
      join(app, 'catalog-info.checkout.yaml'),
      componentFile({ host: images.host, repository }),
    );
  });
  const { urls, stop } = await steps.do(
    'Backend and both frontends started',
    () => startPortal({ steps, app }),
  );
  undo.push(stop);
  const { tag, bytes } = await newestRelease(images.host);
  const release = { tag, figure: figureOf(bytes) };
  const found = await steps.do(
    `In Chromium: ${repository} ${tag}, ${bytes.toLocaleString(
      'en',
    )} bytes to pull, so ${release.figure}`,
    () => lookAtPortal({ urls, release, pictures: artifacts }),
  );
  for (const { what, isGood, why } of found) {
    process.stdout.write(
      `    ${isGood ? green('✔') : red('✖')} ${what}${why ? `\n${why}` : ''}\n`,
    );
  }
  const missing = found.filter(({ isGood }) => !isGood);
  if (missing.length > 0) {
    throw new Error(
      `Not found: ${missing
        .map(({ what }) => what)
        .join(', ')}. Pictures and logs are in ${artifacts}`,
    );
  }
}

let failure;
try {
  if (!hasTypes) {
    await steps.do('Types', () =>
      steps.run('types', 'yarn', ['tsc', '--incremental'], { cwd: root }),
    );
  }
  await steps.do('The packages, built', () => buildPackages({ steps }));
  const packages = await steps.do('The packages, packed', () =>
    packPackages({ steps, directory: join(artifacts, 'packed') }),
  );
  await steps.do('The packages, checked', () =>
    checkPackages({ steps, packages, directory: join(artifacts, 'plain') }),
  );
  if (!onlyPackages) await adopt(packages);
} catch (error) {
  failure = error;
}
await clean();
process.stdout.write(`\n${bold('Adoption')}\n${steps.summary().join('\n')}\n`);
if (failure) {
  process.stdout.write(`\n${red('It failed:')} ${failure.message}\n`);
}
process.stdout.write(`\nIn ${duration(Date.now() - begin)}\n`);
process.exit(failure ? 1 : 0);
