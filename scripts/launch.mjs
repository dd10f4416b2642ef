#!/usr/bin/env node
/**
 * Makes two commands suffice on a fresh machine: brings Node and Yarn where
 * they are missing, installs from the lockfile, then runs the wanted command.
 * With everything present it does nothing but run. No dependencies.
 *
 *   node scripts/launch.mjs start|test|adopt|setup|exec [arguments]
 */
import { join } from 'node:path';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { fail, step } from './lib/print.mjs';
import { onOrphaned, onStopSignal } from './lib/processes.mjs';
import { ensureToolchain } from './lib/toolchain.mjs';
import { spawn } from 'node:child_process';

const scripts = {
  start: 'scripts/start.mjs',
  test: 'scripts/test.mjs',
  adopt: 'scripts/adopt/adopt.mjs',
};
const [command, ...args] = process.argv.slice(2);

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Node ${process.version} is too old to begin with. Any Node 20 or newer will do: https://nodejs.org`,
  );
}
if (!['start', 'test', 'adopt', 'setup', 'exec'].includes(command)) {
  fail(
    `"${command}" is no command of this script. Known: start, test, adopt, setup, exec SCRIPT.`,
  );
}

const toolchain = await ensureToolchain();
await ensureInstalled(toolchain);

if (command === 'setup') {
  step('Ready. npm start starts the portal, npm test runs the tests.');
} else {
  const [script, ...rest] =
    command === 'exec' ? args : [scripts[command], ...args];
  const child = spawn(toolchain.node, [join(root, script), ...rest], {
    cwd: root,
    env: toolchain.environment,
    stdio: 'inherit',
  });
  // The child stops what it started; this process only waits for that.
  onStopSignal(signal => child.kill(signal));
  if (process.env.npm_lifecycle_event) onOrphaned(() => child.kill());
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code ?? 1));
}
