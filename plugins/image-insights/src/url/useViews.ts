import { useCallback, useMemo } from 'react';
import { useLocation } from 'react-router-dom';
import { changedSearch, type UrlChanges } from './changedSearch';

const subPaths = {
  trend: '',
  findings: '/findings',
  cost: '/cost',
  compare: '/compare',
};

/** What the Images tab shows below its figures. @public */
export type ImagesView = keyof typeof subPaths;

/** Which view the address asks for, and the addresses of all. @public */
export interface Views {
  view: ImagesView;
  /**
   * The address of a view of the same release. What only another view
   * understands is left out.
   */
  href(view: ImagesView, changes?: UrlChanges): string;
}

const namesOfOneView = {
  show: undefined,
  size: undefined,
  sort: undefined,
  layer: undefined,
  finding: undefined,
  severity: undefined,
  source: undefined,
  outcome: undefined,
  base: undefined,
  head: undefined,
  of: undefined,
  path: undefined,
  cache: undefined,
  instances: undefined,
  perMonth: undefined,
  region: undefined,
  nodes: undefined,
  placement: undefined,
  runtime: undefined,
  reuse: undefined,
  coldShare: undefined,
  gigabyte: undefined,
  whatif: undefined,
};

/**
 * The views are the last part of the tab's path, wherever an app mounts the
 * tab.
 * @public
 */
export function useViews(): Views {
  const { pathname, search } = useLocation();
  const path = pathname.replace(/\/$/, '');
  const view: ImagesView =
    (['findings', 'cost', 'compare'] as const).find(name =>
      path.endsWith(subPaths[name]),
    ) ?? 'trend';
  const tab = path.slice(0, path.length - subPaths[view].length);
  const href = useCallback(
    (name: ImagesView, changes: UrlChanges = {}) => {
      const wanted = changedSearch(new URLSearchParams(search), {
        ...namesOfOneView,
        ...changes,
      }).toString();
      const target = `${tab}${subPaths[name]}` || '/';
      return wanted ? `${target}?${wanted}` : target;
    },
    [tab, search],
  );
  return useMemo(() => ({ view, href }), [view, href]);
}
