import {
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';

/** The release of @backstage/create-app whose template is Backstage 1.55. */
const CREATE_APP = '@backstage/create-app@0.9.2';

/** The app of each frontend system, as folders of the same workspace. */
export const apps = { new: 'packages/app', old: 'packages/app-legacy' };

/**
 * Makes a plain Backstage app with the official template: its backend, its app
 * on the new frontend system, and beside that the app of its `--legacy`
 * template, so that both are installed at once.
 *
 * @remarks
 * What is changed in the template, and why, is what `held` says; nothing of it
 * concerns the plugin.
 */
export async function createApp({ steps, directory, npmRegistry }) {
  const tool = join(directory, 'create-app');
  mkdirSync(tool, { recursive: true });
  writeFileSync(join(tool, 'package.json'), '{"private":true}\n');
  await steps.run(
    'create-app',
    'npm',
    [
      'install',
      `--prefix=${tool}`,
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
      CREATE_APP,
    ],
    { cwd: tool },
  );
  const make = (path, options) =>
    steps.run(
      'create-app',
      join(tool, 'node_modules/.bin/backstage-create-app'),
      ['--skip-install', '--path', path, ...options],
      { cwd: directory, input: 'portal\n' },
    );
  const app = join(directory, 'portal');
  const legacy = join(directory, 'legacy');
  await make(app, []);
  await make(legacy, ['--legacy']);
  renameSync(join(legacy, 'packages/app'), join(app, apps.old));
  rmSync(legacy, { recursive: true, force: true });
  change(join(app, apps.old, 'package.json'), manifest => ({
    ...manifest,
    name: 'app-legacy',
  }));
  hold(app, npmRegistry);
  await steps.run('install', 'yarn', ['install'], { cwd: app });
  return app;
}

/** What is changed in the template before it is installed. */
export const held = [
  'versions begin with those of our yarn.lock and keep its "resolutions" (create-app itself fetches such a beginning from GitHub)',
  'no build scripts are run (better-sqlite3 13 brings its binaries), and packages of the last days are not held back',
  'the app of the --legacy template stands beside the new one, as packages/app-legacy',
];

function hold(app, npmRegistry) {
  const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  change(join(app, 'package.json'), ({ packageManager, ...manifest }) => ({
    ...manifest,
    resolutions: { ...manifest.resolutions, ...ours.resolutions },
    dependenciesMeta: { 'better-sqlite3': { built: false } },
  }));
  cpSync(join(root, 'yarn.lock'), join(app, 'yarn.lock'));
  writeFileSync(
    join(app, '.yarnrc.yml'),
    `nodeLinker: node-modules
enableTelemetry: false
enableScripts: false
npmMinimalAgeGate: 0
npmPreapprovedPackages:
  - '@image-insights/*'
npmScopes:
  image-insights:
    npmRegistryServer: '${npmRegistry}'
unsafeHttpWhitelist:
  - '127.0.0.1'
`,
  );
}

function change(file, edit) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, `${JSON.stringify(edit(manifest), undefined, 2)}\n`);
}
