import { useCallback } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { type AppTree, appTreeApiRef } from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { appPath } from '../links';

/** Path of the tab within an entity's page, with a slash where there is one. */
function tabPath(tree: AppTree | undefined): string {
  const id = 'entity-content:image-insights/images';
  if (!tree?.nodes.has(id)) {
    return '/images';
  }
  const path = appPath(tree, id);
  return path ? `/${path}` : '';
}

/**
 * The address of an entity's Images tab; undefined in an app that has switched
 * it off, where nothing of it can be linked to.
 * @public
 */
export function useEntityTab(entityRef: string): string | undefined {
  const entityRoute = useRouteRef(entityRouteRef);
  const tab = tabPath(useApiHolder().get(appTreeApiRef)?.getTree().tree);
  return tab === ''
    ? undefined
    : `${entityRoute(entityRouteParams(parseEntityRef(entityRef)))}${tab}`;
}

/**
 * Makes the address of an entity's Images tab from its reference, and of what
 * is within it: `/cost`, `?repo=…`. In an app that has no such tab it is the
 * entity's page, of which nothing can be told more.
 * @public
 */
export type EntityLink = (entityRef: string, within?: string) => string;

/** See {@link EntityLink}. @public */
export function useEntityLink(): EntityLink {
  const entityRoute = useRouteRef(entityRouteRef);
  const tab = tabPath(useApiHolder().get(appTreeApiRef)?.getTree().tree);
  return useCallback(
    (entityRef, within = '') => {
      const page = entityRoute(entityRouteParams(parseEntityRef(entityRef)));
      return tab === '' ? page : `${page}${tab}${within}`;
    },
    [entityRoute, tab],
  );
}
