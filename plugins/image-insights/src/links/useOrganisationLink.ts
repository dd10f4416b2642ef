import { useCallback } from 'react';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { type AppTree, appTreeApiRef } from '@backstage/frontend-plugin-api';
import { rootRouteRef } from '../routes';
import { appPath } from './appPath';
import type { OrganisationPage } from './organisationPages';

/** Where the organisation's page is; undefined in an app that has only our tab. */
function useRootPath(): string | undefined {
  // Both frontend systems throw where a page is not mounted, as their last
  // step: the order of hooks is the same either way.
  try {
    return useRouteRef(rootRouteRef)();
  } catch {
    return undefined;
  }
}

function pathOf(
  tree: AppTree | undefined,
  page: OrganisationPage,
): string | undefined {
  const parent = tree?.nodes.get('page:image-insights');
  // Old apps, and new ones that took over an old app's routes, have no
  // extension per page: all pages are there, under their usual paths.
  return tree && parent?.edges.attachments.get('pages')?.length
    ? appPath(tree, `sub-page:image-insights/${page}`)
    : page;
}

/**
 * Makes addresses of the organisation's pages, wherever the app's configuration
 * put them; undefined for pages that the app does not have, to which there must
 * be no link.
 * @public
 */
export function useOrganisationLink(): (
  page: OrganisationPage,
  search?: URLSearchParams,
) => string | undefined {
  const root = useRootPath();
  const tree = useApiHolder().get(appTreeApiRef)?.getTree().tree;
  return useCallback(
    (page, search) => {
      const path = pathOf(tree, page);
      if (root === undefined || path === undefined) {
        return undefined;
      }
      const query = search?.toString();
      return `${root.replace(/\/$/, '')}/${path}${query ? `?${query}` : ''}`;
    },
    [root, tree],
  );
}
