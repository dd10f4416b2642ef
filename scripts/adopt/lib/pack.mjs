import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';
import { publishedPackages } from './publishedPackages.mjs';

const rootFiles = [
  'package.json',
  'yarn.lock',
  '.yarnrc.yml',
  'backstage.json',
  'tsconfig.json',
];
const notPacked = new Set(['node_modules', 'test-artifacts', 'coverage']);

/**
 * Builds every published package where it is, as a release does.
 *
 * @remarks
 * Their declarations are made from those of `tsc`, which has to be run before.
 */
export async function buildPackages({ steps }) {
  await inParallel(publishedPackages(), 2, ({ path, manifest }) =>
    steps.run(
      `build-${shortName(manifest.name)}`,
      'yarn',
      ['backstage-cli', 'package', 'build'],
      { cwd: join(root, path) },
    ),
  );
}

/**
 * Packs what `buildPackages` built, with `yarn pack`, which resolves
 * `workspace:^` and runs the packages' `prepack`. That one rewrites
 * package.json for the time being: it happens in a copy, so that an interrupted
 * run leaves nothing behind.
 *
 * @returns name, version and tarball of each package
 */
export async function packPackages({ steps, directory }) {
  const source = join(directory, 'source');
  const tarballs = join(directory, 'tarballs');
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(tarballs, { recursive: true });
  for (const file of rootFiles) cpSync(join(root, file), join(source, file));
  for (const folder of ['packages', 'plugins']) {
    cpSync(join(root, folder), join(source, folder), {
      recursive: true,
      filter: path => !notPacked.has(path.split('/').at(-1) ?? ''),
    });
  }
  for (const folder of ['node_modules', 'dist-types']) {
    symlinkSync(join(root, folder), join(source, folder));
  }
  const packages = publishedPackages();
  await inParallel(packages, 2, ({ path, manifest }) =>
    steps.run(
      `pack-${shortName(manifest.name)}`,
      'yarn',
      ['pack', '--out', tarballOf(tarballs, manifest.name)],
      { cwd: join(source, path) },
    ),
  );
  rmSync(source, { recursive: true, force: true });
  return packages.map(({ manifest: { name, version } }) => ({
    name,
    version,
    tarball: tarballOf(tarballs, name),
  }));
}

/** The last word of a package's name: `image-insights-backend`. */
export function shortName(name) {
  return name.split('/').at(-1).replace('backstage-plugin-', '');
}

function tarballOf(directory, name) {
  return join(directory, `${shortName(name)}.tgz`);
}

async function inParallel(items, workers, work) {
  const rest = [...items];
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (let item = rest.shift(); item; item = rest.shift()) {
        await work(item);
      }
    }),
  );
}
