/**
 * Runs an installed command with the right Node and Yarn in front:
 * `node scripts/launch.mjs exec scripts/bin.mjs COMMAND [arguments]`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { fail } from './lib/print.mjs';
import { run } from './lib/processes.mjs';

const [command, ...args] = process.argv.slice(2);
const path = join(root, 'node_modules/.bin', command ?? '');
if (!command || !existsSync(path)) {
  fail(`"${command}" is no installed command (node_modules/.bin).`);
}
process.exit(await run(path, args, { cwd: root }));
