import {
  type AppTree,
  coreExtensionData,
} from '@backstage/frontend-plugin-api';

/**
 * The path that the app's configuration gave an extension, without slashes
 * around it; undefined where the extension is switched off.
 */
export function appPath(tree: AppTree, id: string): string | undefined {
  const node = tree.nodes.get(id);
  return node?.instance
    ?.getData(coreExtensionData.routePath)
    ?.replace(/^\//, '')
    .replace(/\/$/, '');
}
