import { LayerStack } from './LayerStack';

const YARN_CACHE = '.yarn/cache';
const LOADERS = ['.pnp.cjs', '.pnp.js', '.pnp.loader.mjs'];

/**
 * Takes Yarn's Plug'n'Play out of the caches: with it, `.yarn/cache` holds the
 * very packages that the program is run from. A loader beside it tells.
 */
export function excusePlugAndPlay(stack: LayerStack): void {
  const isRunFrom = new Map<string, boolean>();
  for (const file of stack.files) {
    const root = file.trait?.kind === 'yarn' ? file.trait.root : undefined;
    if (root === undefined || !root.endsWith(YARN_CACHE)) {
      continue;
    }
    const project = root.slice(0, -YARN_CACHE.length);
    const known =
      isRunFrom.get(root) ??
      LOADERS.some(
        loader => stack.tree.node(`${project}${loader}`) !== undefined,
      );
    isRunFrom.set(root, known);
    if (known) {
      delete file.trait;
    }
  }
}
