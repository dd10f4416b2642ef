import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../lib/paths.mjs';

/**
 * The packages that are published: all that are not private, those that others
 * are built on first.
 * @returns their folders relative to the root, and their manifests
 */
export function publishedPackages() {
  const all = ['packages', 'plugins'].flatMap(folder =>
    readdirSync(join(root, folder))
      .map(name => join(folder, name))
      .filter(path => existsSync(join(root, path, 'package.json')))
      .map(path => ({
        path,
        manifest: JSON.parse(
          readFileSync(join(root, path, 'package.json'), 'utf8'),
        ),
      })),
  );
  return all.filter(({ manifest }) => !manifest.private);
}
