import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { root } from './paths.mjs';
import { duration, fail, step } from './print.mjs';

const stampFile = join(root, 'node_modules', '.image-insights-install');

/** Everything that decides what an installation holds. */
function fingerprint(node) {
  const hash = createHash('sha256').update(node);
  const manifests = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .map(name => join(folder, name, 'package.json'))
      .filter(file => existsSync(join(root, file))),
  );
  for (const file of [
    'package.json',
    'yarn.lock',
    '.yarnrc.yml',
    ...manifests,
  ]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/** Installs from the lockfile, unless exactly that is already installed. */
export async function ensureInstalled({ node, yarn, environment }) {
  const wanted = fingerprint(node);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) {
    return;
  }
  step('Dependencies: installing from the lockfile (a few minutes at first)');
  const started = Date.now();
  const code = await run(node, [yarn, 'install', '--immutable'], {
    cwd: root,
    env: environment,
  });
  if (code !== 0) {
    fail(
      'The dependencies could not be installed; the lines above say why. Nothing was started.',
    );
  }
  writeFileSync(stampFile, wanted);
  step(`Dependencies: installed in ${duration(Date.now() - started)}`);
}
