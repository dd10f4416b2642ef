import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chmodSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { outputOf, run } from './processes.mjs';
import { root, toolchainDirectory } from './paths.mjs';
import { fail, step } from './print.mjs';

/** Fetched where the machine's own Node will not do. */
const NODE_VERSION = '24.21.0';

/** Backstage 1.55 runs on 22 and 24; zstd is in Node's zlib since 22.15. */
function isRightNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 15);
}

/** `npm install` of one exact package into a folder of its own. */
async function npmInstall(packageName, version, directory) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), '{"private":true}\n');
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm'];
  const code = await run(
    npm[0],
    [
      ...npm.slice(1),
      'install',
      `--prefix=${directory}`,
      '--no-audit',
      '--no-fund',
      '--no-save',
      '--ignore-scripts',
      '--loglevel=error',
      `${packageName}@${version}`,
    ],
    { cwd: directory },
  );
  if (code !== 0) {
    fail(
      `npm could not install ${packageName}@${version}. Check that the npm registry can be reached (npm ping), then try again.`,
    );
  }
}

/** Path of a Node that Backstage runs on: this one, or one fetched for it. */
async function ensureNode() {
  if (isRightNode(process.version)) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  const directory = join(toolchainDirectory, 'node');
  const node = join(directory, 'node_modules', name, 'bin', 'node');
  if (
    !existsSync(node) ||
    outputOf(node, ['--version']) !== `v${NODE_VERSION}`
  ) {
    step(
      `Node ${NODE_VERSION}: fetching it (this machine has ${process.version}; Backstage needs 22.15+ or 24)`,
    );
    await npmInstall(name, NODE_VERSION, directory);
  }
  if (outputOf(node, ['--version']) !== `v${NODE_VERSION}`) {
    fail(
      `No Node ${NODE_VERSION} for ${process.platform}/${process.arch} could be set up. Install Node 24 by hand and try again.`,
    );
  }
  return node;
}

/** Path of the Yarn that `packageManager` in package.json names. */
async function ensureYarn(node) {
  const { packageManager } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const version = packageManager.replace(/^yarn@/, '').replace(/\+.*$/, '');
  const directory = join(toolchainDirectory, 'yarn');
  const packageDirectory = join(directory, 'node_modules/@yarnpkg/cli-dist');
  const yarn = join(packageDirectory, 'bin/yarn.js');
  const present = () =>
    existsSync(yarn) &&
    JSON.parse(readFileSync(join(packageDirectory, 'package.json'), 'utf8'))
      .version === version;
  if (!present()) {
    step(`Yarn ${version}: fetching it`);
    await npmInstall('@yarnpkg/cli-dist', version, directory);
  }
  if (!present()) fail(`Yarn ${version} could not be set up.`);
  // Backstage's own tools call `yarn` by name.
  const shim = join(toolchainDirectory, 'bin', 'yarn');
  mkdirSync(dirname(shim), { recursive: true });
  writeFileSync(shim, `#!/bin/sh\nexec "${node}" "${yarn}" "$@"\n`);
  chmodSync(shim, 0o755);
  return { yarn, shimDirectory: dirname(shim) };
}

/**
 * Finds or fetches Node and Yarn.
 * @returns paths of both, and an environment in which they come first.
 */
export async function ensureToolchain() {
  if (process.platform === 'win32') {
    fail('Windows itself is not supported. Use WSL 2, Linux or macOS.');
  }
  const node = await ensureNode();
  const { yarn, shimDirectory } = await ensureYarn(node);
  const environment = {
    ...process.env,
    PATH: [dirname(node), shimDirectory, process.env.PATH].join(delimiter),
  };
  // npm tells its children where ITS headers and prefix are: not Yarn's business.
  delete environment.npm_config_prefix;
  delete environment.npm_config_local_prefix;
  return { node, yarn, environment };
}
